"""What is not needed any more is moved out of the way, and deleted when the session ends.

For minutes after many files have been deleted, ext4 looks at each of them before it makes another beside them: a cold build
of ours at M took 21 s behind a deletion and 13 s without one (two of each in turn).
"""

import shutil
import time
from pathlib import Path

FOLDER = "set-aside"


def set_aside(path: Path, place: Path) -> None:
    """Move `path`, if it is there, to the folder of such things beside `place`."""
    if path.exists():
        folder = place.parent / FOLDER
        folder.mkdir(exist_ok=True)
        path.rename(folder / str(time.monotonic_ns()))


def delete_all(workshop: Path) -> None:
    """Delete all that has been set aside in `workshop` and in its folders."""
    for folder in [workshop / FOLDER, *workshop.glob(f"*/{FOLDER}")]:
        shutil.rmtree(folder, ignore_errors=True)
