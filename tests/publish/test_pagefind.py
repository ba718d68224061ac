"""Pagefind's service: what goes in comes out as files, and what goes wrong is told."""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.pagefind import PagefindError, Record, indexed


def record_at(address: str, content: str) -> Record:
    """Return a record without anything else."""
    return {"url": address, "content": content, "meta": {}, "filters": {}, "sort": {}}


RECORDS = [record_at(f"/pages/{number}/", f"The word{number} of a record") for number in range(50)]
_ANSWER = """#!{python}
import sys
{ways}
"""


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, ways: str) -> None:
    """Let a program that does `ways` stand in for the binary."""
    program = folder / "pagefind"
    program.write_text(_ANSWER.format(python=sys.executable, ways=ways), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("generator.publish.pagefind.get_executable", lambda: program)


def test_every_record_is_in_the_index_under_its_address() -> None:
    files = indexed(RECORDS)
    fragments = [
        json.loads(gzip.decompress(data)[12:]) for path, data in files.items() if path.endswith(".pf_fragment")
    ]
    assert sorted((each["url"], each["content"]) for each in fragments) == sorted(
        (record["url"], record["content"]) for record in RECORDS
    )


def test_a_record_and_files_larger_than_a_pipe_come_through() -> None:
    words = [f"word{number}" for number in range(60_000)]
    files = indexed([record_at("/long/", " ".join(words))])
    (fragment,) = (gzip.decompress(data) for path, data in files.items() if path.endswith(".pf_fragment"))
    assert json.loads(fragment[12:])["content"].split() == words


ENDS_BETWEEN = """
import os
os.close(0)
print("eyJwYXlsb2FkIjogeyJ0eXBlIjogIk5ld0luZGV4IiwgImluZGV4X2lkIjogMH19", end=",", flush=True)  # its first answer
sys.exit("no memory left")
"""


@pytest.mark.parametrize(
    "ways",
    ["sys.exit('no memory left')", "print('no memory left'); sys.exit(1)", ENDS_BETWEEN],
    ids=["at once", "saying so", "between"],
)
def test_a_service_that_ends_is_told_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ways: str
) -> None:
    stand_in(tmp_path, monkeypatch, ways)
    with pytest.raises(PagefindError, match="no memory left"):
        indexed(RECORDS)


def test_a_fault_that_the_service_finds_is_told() -> None:
    with pytest.raises(PagefindError, match="expected a string"):
        indexed([record_at("/number/", 1)])  # type: ignore[arg-type]  # what is no text


def test_a_binary_that_cannot_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.pagefind.get_executable", lambda: tmp_path / "none")
    with pytest.raises(PagefindError, match="could not be run"):
        indexed(RECORDS)


def test_what_goes_wrong_while_records_are_made_ends_the_service_and_is_told() -> None:
    def records() -> Iterator[Record]:
        yield RECORDS[0]
        raise LookupError("a record that cannot be made")

    with pytest.raises(LookupError, match="cannot be made"):
        indexed(records())
