"""One command, measured: how long it takes, and how much memory its processes hold together."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_SECONDS_BETWEEN_LOOKS = 0.2
_PAUSE_OVER_LOOK = 50
_LAST_LINES = 12
# Field of /proc/PID/stat behind the name of the command, counted from 0: man 5 proc.
_SESSION = 3


class CommandFailedError(Exception):
    """A command ended with a fault or did not end in time; says its last lines."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    seconds: float
    peak_bytes: int | None
    """The largest sum of the memory of all its processes at one look, of which there are five a second; what they share is
    counted once. None where there is no /proc."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Run:
    """Run `command` in `folder` and return what it took.

    Raises:
        CommandFailedError: it failed, or was still running after `limit` seconds.

    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = _started(command, folder, environment, output)
        watch = _Watch(process, limit)
        try:
            process.wait()
            seconds = time.perf_counter() - start
        finally:
            watch.stop()
            end(process)
        if process.returncode or watch.is_late:
            output.seek(0)
            why = f"did not end within {limit:.0f} s" if watch.is_late else f"ended with status {process.returncode}"
            raise CommandFailedError(f"{why}\n{_tail(output.read())}")
    return Run(seconds, watch.peak or None)


@contextmanager
def running(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server in `folder` for as long as the block lasts; what it says is in the message of a failure there."""
    with tempfile.TemporaryFile() as output:
        process = _started(command, folder, environment, output)
        try:
            yield process
        except (TimeoutError, OSError) as error:
            output.seek(0)
            raise CommandFailedError(f"{error}\n{_tail(output.read())}") from error
        finally:
            end(process)


def _started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], output: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, so that all it starts can be counted and ended with it."""
    return subprocess.Popen(  # noqa: S603  # our own arguments
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all of its session, kindly and then for certain."""
    if process.poll() is not None and not memory_bytes(process.pid):
        return  # nobody is left, and its number may soon be another's
    for sign, patience in ((signal.SIGINT, 5), (signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def memory_bytes(session: int) -> int:
    """Return the memory of all processes of a session, each byte of what they share counted once; 0 without /proc."""
    # A process that was just started by vfork has its parent's memory until it becomes a program of its own: that it
    # tells the same to the byte is what shows it.
    told = {_rollup(folder) for folder in Path("/proc").glob("[0-9]*") if _session_of(folder) == session}
    return sum(_proportional_set_size(rollup) for rollup in told)


def _session_of(process: Path) -> int:
    try:
        fields = (process / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return int(fields[_SESSION])
    except OSError:  # it has ended meanwhile
        return 0


def _rollup(process: Path) -> str:
    try:
        return (process / "smaps_rollup").read_text(encoding="utf-8")
    except OSError:  # as above
        return ""


def _proportional_set_size(rollup: str) -> int:
    """Return the bytes of the line of a process that counts what n processes share as an nth for each."""
    for line in rollup.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


class _Watch:
    """Looks at a process until it is stopped, and ends it when its time is over."""

    def __init__(self, process: subprocess.Popen[bytes], limit: float) -> None:
        self.peak, self.is_late = 0, False
        self._process, self._end = process, time.monotonic() + limit
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        pause = _SECONDS_BETWEEN_LOOKS
        while not self._is_over.wait(pause):
            start = time.monotonic()
            self.peak = max(self.peak, memory_bytes(self._process.pid))
            # To look at large processes takes time, which must not count as theirs.
            pause = max(_SECONDS_BETWEEN_LOOKS, _PAUSE_OVER_LOOK * (time.monotonic() - start))
            if time.monotonic() > self._end:
                self.is_late = True
                with suppress(ProcessLookupError):  # it has just ended
                    os.killpg(self._process.pid, signal.SIGKILL)
                return

    def stop(self) -> None:
        self._is_over.set()
        self._thread.join()


def _tail(output: bytes) -> str:
    lines = [line for line in output.decode(errors="replace").splitlines() if line.strip()]
    return "\n".join(lines[-_LAST_LINES:])
