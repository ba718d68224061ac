"""The memory of a command: every byte once."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.measure import memory_bytes

MEGABYTES = 100
# Holds memory, and starts a program: before it becomes one, the child waits for somebody to read from a pipe.
STARTER = f"""
import os, sys
held = b"x" * {MEGABYTES * 1_000_000}
print("held", flush=True)
waits = [(os.POSIX_SPAWN_OPEN, 3, sys.argv[1], os.O_WRONLY, 0)]
os.waitpid(os.posix_spawn("/bin/true", ["true"], {{}}, file_actions=waits), 0)
"""


def _is_asleep(process: str) -> bool:
    return bool(process) and Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "S"


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[int]:
    """Yield the number of a process whose child has its memory, for it is not a program of its own yet."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-c", STARTER, str(pipe)]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE) as process:  # noqa: S603  # our own
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        end = time.monotonic() + 60
        # Until it waits for a reader: what it still touches before would be told of the one and not of the other.
        while not _is_asleep(children.read_text().strip()) and time.monotonic() < end:
            time.sleep(0.01)
        yield process.pid
        pipe.read_bytes()


def test_the_memory_that_a_process_lends_its_child_to_start_a_program_counts_once(starting: int) -> None:
    assert MEGABYTES < memory_bytes(starting) / 1_000_000 < 1.5 * MEGABYTES


def test_a_session_that_is_not_there_has_no_memory() -> None:
    assert memory_bytes(2**30) == 0
