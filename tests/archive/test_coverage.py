"""Every passage of the archive is drawn on or set aside: what is planted otherwise is found, and nothing else."""

import pytest

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.archive.coverage import coverage, table
from generator.archive.text import ArchivedFile
from generator.load.tree import read_archive, read_content
from generator.problem import Location, Problem
from tests.archive.planted import (
    ARCHIVE,
    REPOSITORY,
    TEXTS,
    archive_folder,
    content_of,
    found_by_coverage,
    line_of,
    places,
    planted,
)
from tests.make import make_content, make_country, make_event, make_fact, make_organisation, make_source

SOURCES = "content/sources/sources.yml"
HARBOUR = "harbour-post-2025-06-12.txt"
SOURCE = "harbour-post-2025-06-12"

ERRORS: dict[str, tuple[str, str, str, str]] = {
    "an uncovered paragraph": (
        '    - {paragraphs: "8", reason: repeats, repeats: 4}\n',
        "",
        "  set_aside:",
        "open-paragraph",
    ),
    "set aside but cited": ('paragraphs: "8"', "paragraphs: 7-8", "paragraphs: 7-8", "idle-set-aside"),
    "scope without why": (
        "reason: rhetoric, why: A figure of speech that nothing can be held against.",
        "reason: scope",
        "reason: scope",
        "idle-set-aside",
    ),
    "rhetoric without why": (
        "reason: rhetoric, why: A figure of speech that nothing can be held against.",
        "reason: rhetoric",
        "reason: rhetoric",
        "idle-set-aside",
    ),
    "repeats without number": (", repeats: 4", "", 'paragraphs: "8"', "idle-set-aside"),
    "a number with another reason": ("reason: repeats", "reason: teaser", "reason: teaser", "idle-set-aside"),
    "a repetition of no paragraph": ("repeats: 4", "repeats: 40", "repeats: 40", "idle-set-aside"),
    "items of a paragraph that nothing cites": (
        'paragraphs: "8", reason',
        'paragraphs: "8", items: [three], reason',
        "items: [three]",
        "idle-set-aside",
    ),
    "a paragraph that does not exist": ('paragraphs: "9"', "paragraphs: 9-10", "paragraphs: 9-10", "idle-set-aside"),
    "a range that ends before it starts": ('paragraphs: "9"', "paragraphs: 9-8", "paragraphs: 9-8", "idle-set-aside"),
    "an item not set aside": ('items: ["4", "0"]', 'items: ["4"]', "  set_aside:", "open-item"),
}
# A repetition whose paragraph becomes uncovered is found as that too.
FOLLOWING = {
    "items of a paragraph that nothing cites": ("  set_aside:", "open-paragraph"),
    "a range that ends before it starts": ("  set_aside:", "open-paragraph"),
}


def test_the_miniature_covers_its_archive() -> None:
    assert found_by_coverage(TEXTS) == []


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_found_at_its_line_and_nothing_else_is(error: str) -> None:
    old, new, fragment, rule = ERRORS[error]
    texts = planted(SOURCES, old, new)
    expected = [(fragment, rule), *([FOLLOWING[error]] if error in FOLLOWING else [])]
    found = places(found_by_coverage(texts))
    assert found == sorted((SOURCES, line_of(texts, SOURCES, text), name) for text, name in expected)


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("as the summit's follow-up", "with 300 guests", "'300'"),
        ("as the summit's follow-up", "with three hundred guests", "'three hundred'"),
        ("as the summit's follow-up", "as on 8 July", "'8 July'"),
        ("as the summit's follow-up", "as in July", "'July'"),
        ("as the summit's follow-up", "as in 2019", "'2019'"),
        ("as the summit's follow-up", "with Sudland", "'Sudland'"),
    ],
)
def test_an_item_of_a_cited_paragraph_that_no_fact_carries_is_named(old: str, new: str, item: str) -> None:
    (problem,) = found_by_coverage(TEXTS, planted(HARBOUR, old, new, ARCHIVE))
    assert problem.rule == "open-item"
    assert problem.place.line == line_of(TEXTS, SOURCES, "  set_aside:")
    assert problem.message == f"paragraph 7 gives {item}, which no fact citing it carries"


def test_an_item_counts_only_where_a_fact_cites_its_own_paragraph() -> None:
    archive = planted(HARBOUR, "as the summit's follow-up", "after 2025", ARCHIVE)  # other paragraphs' facts give 2025
    assert [problem.rule for problem in found_by_coverage(TEXTS, archive)] == ["open-item"]


def test_a_paragraph_that_only_an_entity_cites_is_open() -> None:
    event = make_event(sources=[{"source": SOURCE, "paragraph": "1"}])
    content = make_content(entities=[make_country(), event])
    found = coverage(content, {HARBOUR: b"In June.\n"})
    assert [problem.rule for problem in found.problems] == ["open-paragraph"]
    assert found.sources[0].open_paragraphs == (1,)


def open_items(paragraph: str, statement: str, **fields: object) -> list[str]:
    """Return the items of a paragraph that the one fact citing it does not carry."""
    entities = [make_country(), make_country(id="sudland", name="Sudland"), make_organisation()]
    citation = {"source": SOURCE, "paragraph": "1"}
    fact = make_fact(statement=statement, sources=[citation], **fields)
    content = make_content(entities=entities, facts=[fact], sources=[make_source()])
    (source,) = coverage(content, {HARBOUR: paragraph.encode()}).sources
    return [item for _, item in source.open_items]


@pytest.mark.parametrize(
    ("paragraph", "statement", "items"),
    [
        ("It has 3,000 ships.", "It has three thousand ships.", []),
        ("It has 300 ships.", "It has 3,000 ships.", ["300"]),
        ("It costs 5 million.", "It costs 5 billion.", ["5"]),
        ("It costs five million.", "It costs 5 million.", []),
        ("One of them, or the second of two.", "It is so.", []),
        ("Three of them.", "It is so.", ["Three"]),
        ("On 8 August 2025.", "In August 2025.", ["8 August"]),
        ("On 8 August 2025.", "In 2025.", ["8 August"]),
        ("On 8 August 2025.", "It met.", ["8 August", "2025"]),
        ("Sudland and the Strait Council of Norland.", "It is so.", ["Sudland", "Strait Council"]),
        ("Sudland has 5 ports, 5 of them large.", "Sudland has ports.", ["5"]),
    ],
)
def test_what_a_fact_carries_is_not_open(paragraph: str, statement: str, items: list[str]) -> None:
    assert open_items(paragraph, statement) == items


def test_when_about_and_the_speaker_carry_too() -> None:
    assert open_items("On 8 August 2025.", "It met.", when="2025-08-08") == []
    assert open_items("Sudland.", "It met.", about=["sudland"]) == []
    assert open_items("Sudland.", "It met.", said_by="sudland") == []


def test_the_focus_is_never_open_since_every_source_is_about_it() -> None:
    assert open_items("Norland and Sudland.", "It met.", about=["sudland"]) == []


def test_the_table_has_a_line_for_each_source_and_counts_what_is_open() -> None:
    archive = planted(HARBOUR, "as the summit's follow-up", "with 300 guests", ARCHIVE)
    texts = planted(SOURCES, '    - {paragraphs: "8", reason: repeats, repeats: 4}\n', "")
    assert table(coverage(content_of(texts), archive)).splitlines() == [
        "source                      paragraphs  cited  set aside  open  open items",
        "harbour-post-2025-06-12              9      5          3     1           1",
        "norland-gazette-2025-12-20           6      5          1     0           0",
        "sudland-courier-2025-12-28           3      1          2     0           0",
        "strait-institute-cables              6      6          0     0           0",
    ]


def test_cited_set_aside_and_open_paragraphs_are_all_there_are() -> None:
    for source in coverage(content_of(TEXTS), ARCHIVE).sources:
        assert source.cited + source.set_aside + len(source.open_paragraphs) == source.paragraphs


def test_a_missing_text_is_one_problem_and_the_other_sources_are_still_covered() -> None:
    found = coverage(content_of(TEXTS), {name: data for name, data in ARCHIVE.items() if name != HARBOUR})
    assert [problem.rule for problem in found.problems] == ["archive-missing"]
    assert len(found.sources) == 3


def test_without_facts_every_paragraph_of_the_miniature_is_open_or_set_aside() -> None:
    texts = {name: data for name, data in TEXTS.items() if "/facts/" not in name and not name.startswith("briefs/")}
    found = [problem for problem in found_by_coverage(texts) if problem.rule == "open-paragraph"]
    paragraphs = sum(len(ArchivedFile(data).paragraphs) for data in ARCHIVE.values())
    set_aside = 4 + 1 + 2
    assert len(found) == paragraphs - set_aside


def test_the_real_facts_cover_the_real_archive() -> None:
    folder = archive_folder()
    assert coverage(content_of(read_content(REPOSITORY)), read_archive(folder)).problems == ()


def test_archive_rules_are_those_of_this_stage() -> None:
    assert {rule for *_, rule in ERRORS.values()} <= set(ARCHIVE_RULES)


def test_paragraphs_stand_in_the_order_of_their_numbers() -> None:
    numbers = [10, 9, 100, 1]
    problems = [Problem(Location(SOURCES), "open-paragraph", f"paragraph {number} is open") for number in numbers]
    assert [problem.message.split()[1] for problem in sorted(problems)] == ["1", "9", "10", "100"]
