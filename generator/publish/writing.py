"""Files written below one folder, and nowhere else."""

import shutil
from collections.abc import Iterable, Mapping
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


def replace_files(folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write the files of `after` (path → bytes) below `folder`: all of them, or, where one cannot be written, none.

    `before` holds what the files are known to contain; a path that it lacks is a new file.

    Raises:
        ValueError: a path leads out of the folder, or a file no longer contains what is known of it.
        OSError: a file cannot be written; all are as they were.

    """
    root = folder.resolve()
    targets = {path: (root / path).resolve() for path in after}
    written: dict[str, Path] = {}
    done: list[str] = []
    try:
        for path, target in targets.items():
            if not target.is_relative_to(root):
                raise ValueError(f"{path} lies outside {folder}")
            if (target.read_bytes() if target.exists() else None) != before.get(path):
                raise ValueError(f"{path} has been changed in the meantime; nothing is written")
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.new")  # no suffix by which it would be read as content
            written[path] = draft
            draft.write_bytes(after[path])
            if target.exists():
                shutil.copymode(target, draft)
        for path, draft in written.items():
            draft.replace(targets[path])
            done.append(path)
    except BaseException:  # an interrupted run must leave nothing half-written either
        for path in done:
            if path in before:
                targets[path].write_bytes(before[path])
            else:
                targets[path].unlink()
        raise
    finally:
        for draft in written.values():
            draft.unlink(missing_ok=True)
