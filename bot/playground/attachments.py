"""Files sent with messages, kept in memory and served again."""

from __future__ import annotations

import mimetypes
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.playground.validation.problems import Path, refuse
from bot.playground.world import Json

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_FILES = 10
_JPEG_SIZES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


@dataclass(frozen=True)
class Upload:
    """A file as it came with a request."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class StoredFile:
    """A file as it is served."""

    filename: str
    content_type: str
    content: bytes


class Attachments:
    """Every file ever attached.

    Args:
        new_id: Makes ids.
        base_url: Where the server is, asked for when first needed.
    """

    def __init__(self, new_id: Callable[[], int], base_url: Callable[[], str]) -> None:
        self._new_id = new_id
        self._base_url = base_url
        self.files: dict[tuple[int, int], StoredFile] = {}

    def find(self, channel_id: int, attachment_id: int) -> StoredFile | None:
        """The file, if there is one."""
        return self.files.get((channel_id, attachment_id))

    def attach(
        self,
        channel_id: int,
        uploads: Mapping[int, Upload],
        listed: list[Json] | None,
        kept: list[Json],
        path: Path = (),
    ) -> list[Json]:
        """A message's attachment objects.

        Args:
            channel_id: Where the message is.
            uploads: The files of the request by the number in their field's name.
            listed: What the request says about attachments; None if nothing.
            kept: What the message had before.
            path: Where in the body the list is, for errors.

        Raises:
            ApiError: The list speaks of a file that did not come.
        """
        if listed is None:
            return kept + [self._store(channel_id, upload, {}) for upload in uploads.values()]
        before = {int(attachment["id"]): attachment for attachment in kept}
        result = []
        for index, entry in enumerate(listed):
            if entry["id"] in before:
                result.append(before[entry["id"]])
            elif entry["id"] in uploads:
                result.append(self._store(channel_id, uploads[entry["id"]], entry))
            else:
                raise refuse(
                    (*path, "attachments", index, "id"),
                    "ATTACHMENT_NOT_FOUND",
                    f"The attachment with id {entry['id']} was not found in the request",
                )
        return result

    def _store(self, channel_id: int, upload: Upload, described: Json) -> Json:
        name = safe_name(described.get("filename") or upload.filename)
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        attachment_id = self._new_id()
        self.files[channel_id, attachment_id] = StoredFile(name, content_type, upload.content)
        address = f"{self._base_url()}/attachments/{channel_id}/{attachment_id}/{name}"
        attachment: Json = {
            "id": str(attachment_id),
            "filename": name,
            "size": len(upload.content),
            "url": address,
            "proxy_url": address,
            "content_type": content_type,
        }
        if described.get("description"):
            attachment["description"] = described["description"]
        size = image_size(upload.content)
        if size is not None:
            attachment["width"], attachment["height"] = size
        return attachment


def safe_name(filename: str) -> str:
    """A file's name with anything unusual made an underscore, as Discord does."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", filename.replace("\\", "/").rsplit("/", 1)[-1]).lstrip(".")
    return name or "file"


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        if content[at + 1] in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None
