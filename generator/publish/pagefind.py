"""Pagefind's binary as a service: records go in and files come out through its pipes, and nothing lies on disk meanwhile.

A message is JSON in base64 with a comma behind, and so is its answer. What the two may say is in `pagefind.service.types`
of Pagefind's Python package, whose own client waits a tenth of a second for each answer.
"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, Any, TypedDict

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # it says nothing of its types

_END = b","
_MOST_BYTES = 1 << 20
# By whose rules words are cut to their stems.
_LANGUAGE = "en"


class PagefindError(Exception):
    """Pagefind could not be run, or failed."""


class Record(TypedDict):
    """What is indexed of one thing; its texts are plain: Pagefind reads no markup in them."""

    url: str
    content: str
    """What it is found by, besides `meta`."""
    meta: Mapping[str, str]
    """What a result shows, by name; it is found by this, too."""
    filters: Mapping[str, Sequence[str]]
    sort: Mapping[str, str]
    """What it is sorted by, by key."""


def indexed(records: Iterable[Record]) -> dict[str, bytes]:
    """Return the files, by path below the index's folder, of an index of `records`.

    Raises:
        PagefindError: the binary could not be run, or failed; holds what it said.

    """
    with TemporaryFile() as told, _started(told) as process:  # which ends when nothing more can come
        service = _Service(process, told)
        index = service.ask(type="NewIndex")["index_id"]
        for record in records:
            service.ask(type="AddRecord", index_id=index, language=_LANGUAGE, **record)
        files = service.ask(type="GetFiles", index_id=index)["files"]
    return {file["path"]: b64decode(file["content"]) for file in files}


def _started(told: IO[bytes]) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        command = [str(get_executable()), "--service"]
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=told, bufsize=0)  # noqa: S603  # our own arguments
    except OSError as error:
        raise PagefindError(f"Pagefind could not be run: {error}") from error


class _Service:
    """Is asked one thing after another, so that neither pipe is ever full."""

    def __init__(self, process: subprocess.Popen[bytes], told: IO[bytes]) -> None:
        assert process.stdin and process.stdout  # noqa: S101, PT018  # they are pipes
        self._messages, self._answers, self._told = process.stdin, process.stdout, told

    def ask(self, **payload: object) -> dict[str, Any]:
        message = json.dumps({"message_id": 0, "payload": payload}).encode()
        with suppress(BrokenPipeError):  # why it has ended is told by what it answers
            self._messages.write(b64encode(message) + _END)
        answer: dict[str, Any] = json.loads(b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise PagefindError(f"Pagefind failed:\n{answer['message']}")
        return answer

    def _answer(self) -> bytes:
        parts = [b""]
        while not parts[-1].endswith(_END):
            parts.append(self._answers.read(_MOST_BYTES))
            if not parts[-1]:
                self._told.seek(0)
                said = b"".join(parts) + self._told.read()
                raise PagefindError(f"Pagefind failed:\n{said.decode(errors='replace')}")
        return b"".join(parts).removesuffix(_END)
