"""Errors planted in the miniature and its archive: each is found at its file and line, and nothing else is."""

import pytest

from generator.archive.verify import verify
from generator.load.tree import read_archive, read_content
from tests.archive.planted import (
    ARCHIVE,
    REPOSITORY,
    TEXTS,
    archive_folder,
    content_of,
    found_by_verify,
    line_of,
    places,
    planted,
)

DIPLOMACY, ENERGY = "content/facts/diplomacy.yml", "content/facts/energy.yml"
NEIGHBOURS, EVENTS = "content/facts/neighbours.yml", "content/events/events.yml"
SOURCES = "content/sources/sources.yml"
HARBOUR, COURIER = "harbour-post-2025-06-12.txt", "sudland-courier-2025-12-28.txt"

# What is planted: a file, what stands there, what is written instead; then where it is found: the text of the line
# (after the change) and the rule.
ERRORS: dict[str, tuple[str, str, str, list[tuple[str, str]]]] = {
    "a digit of a statement": (
        DIPLOMACY,
        "signed 48 documents",
        "signed 49 documents",
        [
            ("signed 49 documents", "unsupported-number"),
            ("{measure: documents-signed, value: 48}", "figure-not-in-statement"),
        ],
    ),
    "a digit of a figure": (
        DIPLOMACY,
        "countries-signed-with, value: 12",
        "countries-signed-with, value: 13",
        [("countries-signed-with, value: 13", "figure-not-in-statement")],
    ),
    "a digit of both": (
        ENERGY,
        "about 310.5 kilometres long, belongs to Norland Power.",
        "about 311.5 kilometres long, belongs to Norland Power.",
        [("about 311.5", "unsupported-number"), ("value: 310.5", "figure-not-in-statement")],
    ),
    "a hedge dropped": (
        DIPLOMACY,
        "signed over 40 documents",
        "signed 40 documents",
        [("signed 40 documents", "unsupported-hedge"), ("value: 40, bound: over", "bound-not-in-statement")],
    ),
    "a hedge dropped from the figure": (
        DIPLOMACY,
        "value: 40, bound: over",
        "value: 40",
        [("value: 40}", "bound-not-in-statement")],
    ),
    "a hedge added": (
        DIPLOMACY,
        "signed 48 documents",
        "signed about 48 documents",
        [("signed about 48", "unsupported-hedge"), ("value: 48", "bound-not-in-statement")],
    ),
    "another hedge": (
        ENERGY,
        "up to 1,300 workers",
        "over 1,300 workers",
        [("over 1,300", "unsupported-hedge"), ("value: 1300", "bound-not-in-statement")],
    ),
    "a year made a month": (
        DIPLOMACY,
        'when: "2025"\n  standing: claimed\n  said_by: mira',
        'when: "2025-06"\n  standing: claimed\n  said_by: mira',
        [('when: "2025-06"', "unsupported-date")],
    ),
    "a month made a day": (NEIGHBOURS, "when: 2027-05", "when: 2027-05-01", [("when: 2027-05-01", "unsupported-date")]),
    "a wrong month": (NEIGHBOURS, "when: 2027-05", "when: 2027-06", [("when: 2027-06", "unsupported-date")]),
    "a wrong day of an event": (
        EVENTS,
        "when: 2025-06-10/2025-06-11",
        "when: 2025-06-10/2025-06-12",
        [("2025-06-12", "unsupported-date")],
    ),
    "a year that a context does not give": (
        DIPLOMACY,
        "when: 2025-12-19",
        "when: 2024-12-19",
        [("when: 2024-12-19", "unsupported-date")],
    ),
    "a context left out": (
        DIPLOMACY,
        "find: on 19 December, context: year-reviewed",
        "find: on 19 December",
        [("when: 2025-12-19", "unsupported-date")],
    ),
    "a date in the statement": (
        NEIGHBOURS,
        "from 2025 to 2027.",
        "from 2025 to 2028.",
        [("from 2025 to 2028", "unsupported-date"), ("when: 2025/2027", "date-not-in-statement")],
    ),
    "the wrong paragraph": (
        DIPLOMACY,
        "paragraph: 4, find: more than 40",
        "paragraph: 5, find: more than 40",
        [
            ("signed over 40", "unsupported-number"),
            ("signed over 40", "unsupported-date"),
            ('when: "2025"', "unsupported-date"),
            ("paragraph: 5, find: more than 40", "find-missing"),
        ],
    ),
    "a paragraph that does not exist": (
        ENERGY,
        "paragraph: 5, find: the cable matters",
        "paragraph: 50, find: the cable matters",
        [("paragraph: 50", "paragraph-missing"), ("paragraph: 50", "passage-not-there")],
    ),
    "words that do not stand there": (
        NEIGHBOURS,
        "find: warn each other of storms",
        "find: warn each other of floods",
        [("of floods", "find-missing")],
    ),
    "a name that the passage does not give": (
        ENERGY,
        "matters less for Westmark than",
        "matters less for Westmark and Sudland than",
        [("Westmark and Sudland", "unsupported-name"), ("about: [strait-cable, westmark]", "unlisted-entity")],
    ),
    "a party that the passage does not give": (
        "content/agreements/agreements.yml",
        "  unknown:\n    - {what: date, reason: not-stated}\n  summary: charter",
        "  parties: [westmark]\n  unknown:\n    - {what: date, reason: not-stated}\n  summary: charter",
        [("parties: [westmark]", "unsupported-name")],
    ),
    "a wrong unit in the statement": (
        ENERGY,
        "61.9 million dollars",
        "61.9 billion dollars",
        [("61.9 billion", "unsupported-unit"), ("value: 61.9", "figure-not-in-statement")],
    ),
    "a context whose paragraph lacks the year": (
        SOURCES,
        'gives: "2025"\n      paragraph: 2',
        'gives: "2025"\n      paragraph: 3',
        [("paragraph: 3", "unsupported-context")],
    ),
    "an interest whose paragraph does not exist": (
        SOURCES,
        "pays for the paper.\n      paragraph: 6",
        "pays for the paper.\n      paragraph: 66",
        [("paragraph: 66", "paragraph-missing"), ("paragraph: 66", "passage-not-there")],
    ),
    "a fingerprint of another text": (
        SOURCES,
        "sha256: 6eb8fa78",
        "sha256: 6eb8fa79",
        [("sha256: 6eb8fa79", "archive-changed")],
    ),
}


def test_the_miniature_is_supported_by_its_archive() -> None:
    assert found_by_verify(TEXTS) == []


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_found_at_its_line_and_nothing_else_is(error: str) -> None:
    file, old, new, expected = ERRORS[error]
    texts = planted(file, old, new)
    found = places(found_by_verify(texts))
    start = texts[file].decode().index(new)
    first_line = texts[file].decode().count("\n", 0, texts[file].decode().rfind("\n- id:", 0, start) + 1)
    assert found == sorted((file, line_of(texts, file, text, first_line), rule) for text, rule in expected)


def test_a_wrong_unit_of_a_measure_is_found_at_the_figure_that_uses_it() -> None:
    texts = planted("content/measures.yml", "unit: million dollars", "unit: billion dollars")
    line = line_of(texts, ENERGY, "measure: cable-cost")
    assert places(found_by_verify(texts)) == [
        (ENERGY, line, "figure-not-in-statement"),
        (ENERGY, line, "unsupported-unit"),
    ]


def changed(file: str, old: str, new: str) -> dict[str, bytes]:
    """Return the archive with a text changed."""
    return planted(file, old, new, ARCHIVE)


def test_a_changed_text_names_only_the_citations_of_changed_paragraphs() -> None:
    found = places(found_by_verify(TEXTS, changed(COURIER, "48 papers with 12", "49 papers with 12")))
    assert found == [
        (DIPLOMACY, line_of(TEXTS, DIPLOMACY, "find: 48 papers"), "paragraph-changed"),
        (SOURCES, line_of(TEXTS, SOURCES, "sha256: 6eb8fa78"), "archive-changed"),
    ]


def test_a_change_in_a_paragraph_that_nothing_cites_names_no_citation() -> None:
    found = places(found_by_verify(TEXTS, changed(COURIER, "could not check these", "could not verify these")))
    assert [rule for _, _, rule in found] == ["archive-changed"]


def test_other_spaces_change_no_paragraph() -> None:
    found = places(found_by_verify(TEXTS, changed(COURIER, "According to Mr", "According  to Mr")))
    assert [rule for _, _, rule in found] == ["archive-changed"]


def test_after_a_paragraph_is_put_in_at_the_top_those_that_moved_say_their_new_number() -> None:
    archive = {**ARCHIVE, HARBOUR: b"A new line on top.\n" + ARCHIVE[HARBOUR]}
    moved = [problem for problem in found_by_verify(TEXTS, archive) if problem.rule == "paragraph-changed"]
    cited = [
        citation.paragraph
        for record in content_of(TEXTS).cited_records
        for citation in record.sources
        if citation.source == "harbour-post-2025-06-12"
    ]
    hints = sorted(problem.hint.rpartition(" ")[2] for problem in moved)
    assert hints == sorted(str(paragraph + 1) for paragraph in cited)
    others = {problem.rule for problem in found_by_verify(TEXTS, archive)} - {"paragraph-changed"}
    # The context's paragraph moved too; only the text of paragraph 2 says so.
    assert others == {"archive-changed", "unsupported-context"}


def test_a_paragraph_that_moved_beyond_the_end_of_what_is_left_says_its_new_number() -> None:
    lines = ARCHIVE[HARBOUR].decode().split("\n")
    archive = {**ARCHIVE, HARBOUR: "\n".join([*lines[2:13], ""]).encode()}  # without the first and the last two
    hints = {p.hint for p in found_by_verify(TEXTS, archive) if p.rule == "paragraph-changed"}
    assert "the paragraph that was read is now number 6" in hints


@pytest.mark.parametrize("data", [None, "Pörtsel".encode("latin-1")], ids=["missing", "not UTF-8"])
def test_a_text_that_cannot_be_read_is_one_problem_of_its_source(data: bytes | None) -> None:
    archive = {name: text for name, text in ARCHIVE.items() if name != HARBOUR} | ({HARBOUR: data} if data else {})
    found = places(found_by_verify(TEXTS, archive))
    assert found == [(SOURCES, line_of(TEXTS, SOURCES, f"file: {HARBOUR}"), "archive-missing")]


def test_without_any_archive_every_source_is_named_and_nothing_else() -> None:
    found = found_by_verify(TEXTS, {})
    assert [problem.rule for problem in found] == ["archive-missing"] * 4


def test_files_that_no_source_names_do_no_harm() -> None:
    assert found_by_verify(TEXTS, ARCHIVE | {"other.txt": b"\xff"}) == []


def test_without_recorded_paragraphs_the_text_as_a_whole_is_still_held() -> None:
    text = TEXTS[SOURCES].decode()
    lines = [line for line in text.split("\n") if not line.startswith("    paragraphs: [")]
    texts = {**TEXTS, SOURCES: "\n".join(lines).encode()}
    assert found_by_verify(texts) == []
    archive = changed(COURIER, "48 papers with 12", "49 papers with 12")
    assert {problem.rule for problem in found_by_verify(texts, archive)} == {"archive-changed", "find-missing"}


def test_the_real_facts_are_supported_by_the_real_archive() -> None:
    folder = archive_folder()
    assert verify(content_of(read_content(REPOSITORY)), read_archive(folder)) == []
