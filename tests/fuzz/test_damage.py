"""Whatever breaks, no command ends in a traceback, nothing is lost in silence, and it does not take long.

`make test-full` tries thousands of damages; `make test` some.
"""

import re
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from generator.check.registry import check
from generator.cli import main
from generator.load.content import load
from generator.load.tree import read_templates
from generator.model.content import Content
from generator.pipeline import build
from generator.problem import ContentError, Problem, Severity
from tests.budget import examples
from tests.built import TODAY
from tests.fuzz.damage import GOOD, Damage, damages

_ID = re.compile(rb"^- id: ([a-z0-9-]+)\s*$", re.MULTILINE)
_RECORD = re.compile(rb"^- ", re.MULTILINE)
_MOST_SECONDS = 2
_NEAR = 2
COMMANDS = [
    ["check"], ["check", "--format", "json"], ["check", "--fix"], ["fmt"], ["fmt", "--check"], ["todo", "--all"], ["schema"],
    ["set", "documents-signed", "statement", "A new statement."], ["rename", "norland", "northland"], ["coverage", "--archive", "archive"],
    ["verify", "--archive", "archive"], ["export", "out"], ["diff", "HEAD"], ["reference"],
]  # fmt: skip


def found(texts: Damage) -> tuple[Content, list[Problem]]:
    content, problems = load(texts.texts)
    return content, sorted([*problems, *check(content, TODAY)])


def ids_of(content: Content) -> set[str]:
    spaces = (content.themes, content.measures, content.sources, content.entities, content.facts, content.retired)
    return {identity for space in spaces for identity in space}


def lines_of_record(data: bytes, line: int) -> range:
    """Return the lines of the record that a line belongs to, and some around it."""
    starts = [data.count(b"\n", 0, match.start()) + 1 for match in _RECORD.finditer(data)]
    first = max((start for start in starts if start <= line), default=1)
    last = min((start for start in starts if start > line), default=data.count(b"\n") + 2)
    return range(first - _NEAR, last + _NEAR + 1)


@settings(max_examples=examples(300, 15_000), suppress_health_check=[HealthCheck.too_slow])
@given(damage=damages())
def test_every_damage_is_judged_soon_and_nothing_is_lost_in_silence(damage: Damage) -> None:
    start = process_time()
    content, problems = found(damage)
    assert process_time() - start < _MOST_SECONDS
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    written = {match.decode() for data in damage.texts.values() for match in _ID.findall(data)}
    lost = (written & ids_of(GOOD_CONTENT)) - ids_of(content)
    assert not lost or errors, f"{damage.what}: {sorted(lost)} are gone without a word"
    for problem in problems:
        assert problem.message
        assert 1 <= problem.place.line <= damage.texts.get(problem.place.file, b"").count(b"\n") + 2
    in_file = [problem for problem in errors if problem.place.file == damage.file]
    # Where the file itself is at fault, the place is the record that was changed. What names a lost record is elsewhere.
    if in_file and damage.file.startswith("content/") and damage.what not in {"truncate", "re-encode"}:
        near = {
            *lines_of_record(damage.texts[damage.file], damage.line),
            *lines_of_record(GOOD[damage.file], damage.line),
        }
        assert any(problem.place.line in near for problem in in_file), (damage.what, damage.line, in_file[:3])
    try:
        site = build(damage.texts, read_templates(), TODAY)
    except ContentError:
        assert errors
    else:
        assert not errors
        assert site.dossier.content.site.title


GOOD_CONTENT = load(GOOD)[0]


@settings(max_examples=examples(12, 400), suppress_health_check=list(HealthCheck))
@given(damage=damages())
def test_no_command_ends_in_a_traceback(damage: Damage, tmp_path_factory: pytest.TempPathFactory) -> None:
    project = tmp_path_factory.mktemp("project")
    runner = CliRunner()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for command in COMMANDS:
            write(project, damage)
            result = runner.invoke(main, command)
            assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
            assert "Traceback" not in result.output


def write(project: Path, damage: Damage) -> None:
    for path, data in damage.texts.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(data)
    (project / "archive").mkdir(exist_ok=True)
