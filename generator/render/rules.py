"""A page for each rule the content is held to, and one that lists them all."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.address import RULES_ADDRESS as ADDRESS, rule_address
from generator.check.examples import EXAMPLES, Example
from generator.check.registry import CONTENT_RULES, WARNING_RULES, explanations
from generator.render.desk import Desk, anchor_of
from generator.render.entity_view import Row
from generator.render.fact_view import Link
from generator.render.page import Page, root_of
from generator.render.prose import code_lines, prose

_TITLE = "Rules"
_COVERAGE_RULES = {"idle-set-aside", "open-item", "open-paragraph"}
# Under which heading a rule is listed, by what it holds; the order is that of the page.
_CONTENT, _PAGES, _WRITING, _ARCHIVE = (
    "Facts and records",
    "Hand-written pages",
    "How files are written",
    "Facts against the archived texts",
)


@dataclass(frozen=True)
class RuleView:
    """What the page of a rule shows."""

    lead: Markup
    rows: tuple[Row, ...]
    paragraphs: tuple[Markup, ...]
    wrong: Markup
    right: Markup
    command: str
    """Prints the same on a terminal."""


@dataclass(frozen=True)
class RulesView:
    """What the list of rules shows."""

    groups: tuple[tuple[str, tuple[tuple[Link, Markup], ...]], ...]
    """Heading, then link to each rule with its first sentence."""


def rules_pages(desk: Desk) -> Iterator[Page]:
    """Yield the list of rules, then the page of each."""
    known = dict(sorted((explanations() | ARCHIVE_RULES).items()))
    view = RulesView(
        tuple(
            (
                heading,
                tuple(
                    (Link(rule, f"{rule}/"), prose(_first(text)))
                    for rule, text in known.items()
                    if _group(rule) == heading
                ),
            )
            for heading in (_CONTENT, _PAGES, _WRITING, _ARCHIVE)
        )
    )
    description = "Every rule that facts, records and pages are held to before anything is published."
    path = ADDRESS.rstrip("/")
    yield desk.page("rules.html.j2", path, view, title=_TITLE, description=description, kind="rules")
    for rule, text in known.items():
        yield _rule_page(desk, rule, text)


def _rule_page(desk: Desk, rule: str, text: str) -> Page:
    example = EXAMPLES.get(rule, Example("", ""))
    root = root_of(rule_address(rule).rstrip("/"))
    view = RuleView(
        lead=prose(_first(text)),
        rows=(
            Row("Weight", "warning: printed" if rule in WARNING_RULES else "error: stops the build"),
            Row("Found by", _command(rule)),
            Row("Concerns", links=(Link(_group(rule), f"{root}{ADDRESS}#{anchor_of(_group(rule))}"),)),
        ),
        paragraphs=tuple(map(prose, text.split("\n\n")[1:])),
        wrong=code_lines(example.wrong),
        right=code_lines(example.right),
        command=f"briefing explain {rule}",
    )
    return desk.page(
        "rule.html.j2",
        rule_address(rule).rstrip("/"),
        view,
        title=f"Rule {rule}",
        description=_first(text),
        kind="rule",
        part_of=_TITLE,
    )


def _first(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _group(rule: str) -> str:
    if rule in ARCHIVE_RULES:
        return _ARCHIVE
    if rule.startswith("brief-"):
        return _PAGES
    return _CONTENT if rule in CONTENT_RULES else _WRITING


def _command(rule: str) -> str:
    if rule in _COVERAGE_RULES:
        return "briefing coverage"
    return "briefing verify" if rule in ARCHIVE_RULES else "briefing check"
