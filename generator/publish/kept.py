"""What the build before has made, kept where all that it was made from is the same.

Each piece of work is known by what it read. If all of that tells the same as it did then, and its files are as they were
left, they are moved to their place and the work is not done again.
"""

import json
import os
import stat
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.publish.made import Made, PressedPage, pages_as_json, pages_of_json
from generator.publish.writing import move_files
from generator.render.fingerprints import Fingerprints

_BYTES = 16
# At 100,000 facts 39 MB become 9, in a third of a second.
_QUICK = 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """There are tens of thousands, and what each has made is hardly asked for: so it is kept packed."""

    made: bytes
    """Its files and its pages."""
    reads: "array[int]"
    told: str
    """The fingerprint of what was read."""
    content: str
    """The fingerprint that `Made` has of it besides."""
    stamp: str
    """Sizes and times of its files; empty as long as they are not all written."""

    @property
    def files(self) -> list[str]:
        """Paths below the site's folder."""
        files: list[str] = _unpacked(self.made)[0]
        return files

    @property
    def pages(self) -> list[Any]:
        """What `pages_as_json` told of its pages."""
        pages: list[Any] = _unpacked(self.made)[1]
        return pages


class Kept:
    """Takes over what is still good, and notes what is made for the next build."""

    def __init__(self, fingerprints: Fingerprints, before: Path | None = None, told: bytes = b"") -> None:
        """Take from the site in the folder `before` what `told` says of it; both are of one earlier build."""
        self._fingerprints = fingerprints
        self.before = before
        """Where the site before lies, to be taken from; None where there is none."""
        self._known = dict(self._read(told)) if told else {}
        self._pieces: dict[str, _Piece] = {}

    def take(self, name: str, folder: Path) -> bool:
        """Move the files of the piece of this name below `folder` if they are still good, and return whether they are.

        They are not if anything that it was made from is another, or the files are.
        """
        piece = self._known.get(name)
        if piece is None or self._told(piece.reads) != piece.told or not self._moved(piece, folder):
            return False
        self._pieces[name] = piece
        return True

    def take_of(self, content: str, name: str, folder: Path) -> tuple[str, ...] | None:
        """Move the files of the piece of this name below `folder` if it was made of this `content`; return their paths.

        What else was read for it may have changed. Who works on a piece may ask for it, in whatever process.
        """
        piece = self._known.get(name)
        if piece is None or piece.content != content or not self._moved(piece, folder):
            return None
        return tuple(piece.files)

    def _moved(self, piece: _Piece, folder: Path) -> bool:
        """Move the files of a piece to their place if they are as they were left."""
        if self.before is None or not piece.stamp or piece.stamp != _stamp(self.before, piece.files):
            return False
        move_files(self.before, folder, piece.files)
        return True

    def add(self, name: str, made: Made) -> None:
        """Note what was made as the piece of this name."""
        reads = sorted(map(self._fingerprints.number, made.reads))
        packed = _packed(made.files, pages_as_json(made.pages))
        self._pieces[name] = _Piece(packed, array("i", reads), self._told(reads), made.content, "")

    def pages(self, name: str) -> tuple[PressedPage, ...]:
        """Return the pages of the piece of this name, which was taken over or made."""
        return pages_of_json(self._pieces[name].pages)

    def lines(self, folder: Path) -> Iterator[bytes]:
        """Yield what is to be told to the next build, line by line, now that all files stand below `folder`."""
        # Readings that nothing kept hangs on any more are left behind.
        used = sorted({number for piece in self._pieces.values() for number in piece.reads})
        place = {number: index for index, number in enumerate(used)}
        reads = self._fingerprints.readings()
        yield json.dumps([reads[number] for number in used]).encode()
        for name, piece in self._pieces.items():
            numbers = [place[number] for number in piece.reads]
            stamp = piece.stamp or _stamp(folder, piece.files)
            told = [name, piece.files, piece.pages, numbers, piece.told, piece.content, stamp]
            yield b"\n" + json.dumps(told).encode()

    def _read(self, told: bytes) -> Iterator[tuple[str, _Piece]]:
        reads, *pieces = told.splitlines()
        # What their numbers were then, and are now.
        now = [
            self._fingerprints.number((name, tuple(key) if isinstance(key, list) else key))
            for name, key in json.loads(reads)
        ]
        for line in pieces:
            name, files, pages, numbers, fingerprint, content, stamp = json.loads(line)
            read = array("i", [now[number] for number in numbers])
            yield name, _Piece(_packed(files, pages), read, fingerprint, content, stamp)

    def _told(self, reads: Iterable[int]) -> str:
        return blake2b(b"".join(map(self._fingerprints.__getitem__, reads)), digest_size=_BYTES).hexdigest()


def _packed(files: Sequence[str], pages: Sequence[Any]) -> bytes:
    return zlib.compress(json.dumps([files, pages]).encode(), _QUICK)


def _unpacked(made: bytes) -> list[Any]:
    """Return the files and the pages again."""
    told: list[Any] = json.loads(zlib.decompress(made))
    return told


def _stamp(folder: Path, files: Iterable[str]) -> str:
    """Return when the files were written and how large they are; something else where one is not there or no file."""
    digest = blake2b(digest_size=_BYTES)
    for file in files:
        try:
            told = os.lstat(f"{folder}/{file}")
        except OSError:
            return ""
        if not stat.S_ISREG(told.st_mode):
            return ""
        digest.update(b"%d %d;" % (told.st_size, told.st_mtime_ns))
    return digest.hexdigest()
