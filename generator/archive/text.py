"""An archived text: its paragraphs and their fingerprints."""

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class ArchivedFile:
    """The bytes of an archived text."""

    data: bytes

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def is_utf8(self) -> bool:
        """Whether the bytes are a text at all."""
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return True

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The non-blank lines, in order: those of an editor, for whom a form feed ends no line."""
        lines = self.data.decode("utf-8-sig", errors="replace").split("\n")
        return tuple(line.rstrip("\r") for line in lines if line.strip())

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprint of each paragraph."""
        return tuple(map(fingerprint, self.paragraphs))

    def paragraph(self, number: int) -> str | None:
        """Return the paragraph with this number, counted from 1, or None where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


def fingerprint(paragraph: str) -> str:
    """Return the first 8 hexadecimal digits of the SHA-256 of a paragraph, its spaces folded."""
    return hashlib.sha256(" ".join(paragraph.split()).encode()).hexdigest()[:8]
