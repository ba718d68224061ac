"""What is kept on disk for the next run, in `.briefing_cache/` of the project, which can be deleted at any time.

It is data, and is believed only where its seal fits: one over all that it hangs on and over itself, so that what is damaged,
or came of other texts or of another generator, is nothing. The generator's own files are part of the seal by their
identity on this machine, too: nobody who hands over a repository can tell what that is, so nothing that was committed is
believed either.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

FOLDER = ".briefing_cache"
PACKAGE = Path(__file__).parent.parent
_LARGEST = 500_000_000  # bytes; what 100,000 facts need stays below this


def digest_of(parts: Iterable[bytes]) -> bytes:
    """Return a digest of `parts`, another for any other row of parts."""
    digest = sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))  # so that no two rows of parts are one row of bytes
        digest.update(part)
    return digest.digest()


def identity_of(sources: Iterable[Path]) -> Iterator[bytes]:
    """Yield what tells this interpreter and these files of the generator, on this machine, from any others."""
    yield sys.version.encode()
    for path in sources:
        told = path.stat()
        yield f"{path.name} {told.st_dev} {told.st_ino} {told.st_ctime_ns}".encode()
        yield path.read_bytes()


def read_sealed(project: Path, name: str, key: bytes | None) -> bytes | None:
    """Return what was kept as `name` for `key`; None where that was for another, is not there or is damaged."""
    file = project / FOLDER / name
    try:
        if key is None or file.parent.is_symlink() or file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as kept:
            seal, _, told = kept.read(_LARGEST).partition(b"\n")
    except OSError:
        return None
    return told if seal == _seal(key, told) else None


def keep_sealed(project: Path, name: str, key: bytes | None, told: Iterable[bytes]) -> None:
    """Keep what is `told`, part by part, as `name` for `key` instead of what was kept before.

    Where nothing can be written, nothing is kept.
    """
    folder = project / FOLDER
    if key is None or folder.is_symlink():
        return
    new = folder / f"{name}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignored:
            ignored.write("*\n")
        try:
            digest = sha256(key)
            with new.open("xb") as file:
                file.write(b" " * len(digest.hexdigest()) + b"\n")
                for part in told:
                    digest.update(part)
                    file.write(part)
                file.seek(0)
                file.write(digest.hexdigest().encode())
            new.replace(folder / name)
        finally:
            new.unlink(missing_ok=True)


def _seal(key: bytes, told: bytes) -> bytes:
    digest = sha256(key)
    digest.update(told)
    return digest.hexdigest().encode()
