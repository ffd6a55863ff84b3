"""Errors in a request, collected field by field and reported as Discord does."""

from __future__ import annotations

from bot.playground.errors import ApiError, Json

Path = tuple[str | int, ...]


class Problems:
    """Everything found wrong with one request."""

    def __init__(self) -> None:
        self._found: list[tuple[Path, str, str]] = []

    def add(self, path: Path, code: str, message: str) -> None:
        """Note that the field at ``path`` is wrong."""
        self._found.append((path, code, message))

    def raise_any(self) -> None:
        """Refuse the request if anything was noted.

        Raises:
            ApiError: 50035, naming every field.
        """
        if not self._found:
            return
        errors: Json = {}
        for path, code, message in self._found:
            place = errors
            for step in path:
                place = place.setdefault(str(step), {})
            place.setdefault("_errors", []).append({"code": code, "message": message})
        raise ApiError(400, 50035, "Invalid Form Body", errors=errors)


def refuse(path: Path, code: str, message: str) -> ApiError:
    """A 50035 about one field."""
    problems = Problems()
    problems.add(path, code, message)
    try:
        problems.raise_any()
    except ApiError as error:
        return error
    raise AssertionError
