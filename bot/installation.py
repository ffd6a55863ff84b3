"""Where files are kept: in the checkout, or, if installed, in the platform's folders."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_HERE = Path(__file__).parent
_PACKED = _HERE / "library"  # the wheel carries the curators' files there; a checkout has them beside the code

IS_CHECKOUT = not _PACKED.is_dir()
COMMAND = "python -m bot" if IS_CHECKOUT else "detente"

LIBRARY_FOLDER = Path() if IS_CHECKOUT else _PACKED
DATA_FOLDER = Path("data") if IS_CHECKOUT else platformdirs.user_data_path("detente", appauthor=False)
EXAMPLE_FILE = (_HERE.parent if IS_CHECKOUT else _PACKED) / ".env.example"
NEW_SETTINGS_FILE = (Path() if IS_CHECKOUT else platformdirs.user_config_path("detente", appauthor=False)) / ".env"


def settings_file() -> Path:
    """The file with the settings: ``.env`` in the working folder, else where the platform keeps settings."""
    here = Path(".env")
    return here if here.is_file() else NEW_SETTINGS_FILE
