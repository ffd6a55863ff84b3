"""Which tests one worker runs: those of a file, and all that share something that takes long to make."""

from __future__ import annotations

from functools import cache

from xdist.scheduler import LoadScopeScheduling

from tests.reliability import ROOT

_SHARED = ("browser", "encoder")  # markers of files
# Half of all work. Begun late, one of them would be waited for by the other workers.
_LONGEST = (
    "tests/end_to_end/test_e2e_chaos.py",
    "browser",
    "encoder",
    "tests/end_to_end/test_e2e_doors.py",
    "tests/render/test_render_board.py",
    "tests/render/test_render_pictures.py",
)


class SharingScheduling(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives each worker a share at a time."""

    def _split_scope(self, nodeid: str) -> str:
        return _share_of(nodeid.split("::", 1)[0])


def rank_of(path: str) -> int:
    """Where in the order of tests a file's are, by its path within the project."""
    share = _share_of(path)
    return _LONGEST.index(share) if share in _LONGEST else len(_LONGEST)


@cache
def _share_of(path: str) -> str:
    text = (ROOT / path).read_text(encoding="utf-8")
    return next((each for each in _SHARED if f"pytest.mark.{each}" in text), path)
