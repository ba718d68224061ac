"""The editing guide and the README name commands that are there, and an example that passes every rule."""

import re
from pathlib import Path
from textwrap import dedent

import click
import pytest
import yaml

from generator.check.registry import check
from generator.cli import main
from generator.load.content import load
from generator.load.tree import read_content
from generator.model.fact import Fact, Retirement
from tests.built import REPOSITORY

GUIDE = REPOSITORY / "briefs" / "about" / "editing.md"
README = REPOSITORY / "README.md"
TARGETS = set(re.findall(r"^([a-z]+):.*## ", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def command_at(words: list[str]) -> bool:
    """Return whether `words` name a command of `briefing`, and options that it has."""
    group: click.Command = main
    while isinstance(group, click.Group) and words:
        found = group.get_command(click.Context(group), words.pop(0))
        if found is None:
            return False
        group = found
    known = {option for param in group.params for option in param.opts}
    return {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("page", [GUIDE, README], ids=lambda path: path.name)
def test_every_command_that_is_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`briefing ([^`]+)`", text)
    assert len(named) > 3
    assert [words for words in named if not command_at(words.split())] == []
    targets = re.findall(r"`make ([a-z]+)", text)
    assert targets
    assert set(targets) <= TARGETS


def test_whatever_changes_content_is_in_the_guide() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for command in ("new fact", "new event", "ingest", "rename", "verify", "coverage", "todo"):
        assert f"`briefing {command}" in guide


def test_the_example_is_a_fact_that_passes_every_rule() -> None:
    example, retirement = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    # It is a fact of the repository: under an id of its own it says the same once more.
    texts = read_content(REPOSITORY) | {"content/facts/guide.yml": example.replace("- id: ", "- id: guide-").encode()}
    content, problems = load(texts)
    assert content is not None
    assert problems == []
    assert [problem.rule for problem in check(content)] == ["repeated-record"]  # by the fact that it repeats
    (fact,) = [fact for fact in content.facts.values() if fact.id.startswith("guide-")]
    kept = Fact.model_dump(content.facts[fact.id.removeprefix("guide-")], include={"statement", "about", "figures"})
    assert fact.model_dump(include=set(kept)) == kept
    Retirement.model_validate(yaml.load(dedent(retirement), yaml.BaseLoader)["retired"])  # noqa: S506  # texts only
