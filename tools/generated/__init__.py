"""Libraries of any size, made up by chance but the same at every run, to see how what we do grows."""

from tools.generated.files import write_library
from tools.generated.library import make_library, names_of
from tools.generated.mistyping import Mistyped, mistype_names

__all__ = ["Mistyped", "make_library", "mistype_names", "names_of", "write_library"]
