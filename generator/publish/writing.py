"""Files written below one folder, and nowhere else."""

from collections.abc import Iterable
from pathlib import Path


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write each of `files`, a path and its bytes, below `folder`.

    Raises:
        ValueError: a path leads out of the folder.

    """
    root = folder.resolve()
    made: set[Path] = set()
    for path, data in files:
        target = (root / path).resolve()
        if not target.is_relative_to(root):
            raise ValueError(f"{path} lies outside {folder}")
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)
