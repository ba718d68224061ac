"""Whether a passage supports a fact, on passages made for the purpose; and that no digit can be changed unseen."""

import re
from pathlib import Path

import pytest

from generator.archive.support import Passage, check_fact, check_record, is_named
from generator.load.tree import read_content
from generator.model.mentions import NameIndex
from generator.problem import Problem
from tests.archive.planted import REPOSITORY, Change, archive_folder, content_of, digit_changes, lines_of
from tests.make import (
    MINIATURE,
    make_agreement,
    make_content,
    make_country,
    make_event,
    make_fact,
    make_measure,
    make_organisation,
    make_source,
)

COUNCIL = make_organisation(aliases=["ECO"], referred_to_as=["the council"])
REVIEW = make_event(id="review", name="Review of 2024", aliases=["year-end review"])
ENTITIES = [make_country(), make_country(id="sudland", name="Sudland"), COUNCIL, REVIEW]
ENTITIES += [make_organisation(id="harbour-post", name="Harbour Post")]
CONTEXT = {"id": "year", "gives": "2025", "paragraph": "1", "reason": "It says so."}
CONTENT = make_content(
    entities=ENTITIES,
    sources=[make_source(contexts=[CONTEXT])],
    measures=[
        make_measure(),
        make_measure(id="cost", name="Cost", unit="million dollars"),
        make_measure(id="share", name="Share", unit="per cent"),
    ],
)
NAMES = NameIndex(ENTITIES)


def rules(statement: str, passage: str, **fields: object) -> list[str]:
    """Return the rules that a fact with this statement breaks against this passage."""
    return [problem.rule for problem in found(statement, passage, **fields)]


def found(statement: str, passage: str, **fields: object) -> list[Problem]:
    """Return what the passage does not support."""
    return list(check_fact(CONTENT, NAMES, make_fact(statement=statement, **fields), Passage(passage)))


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("It has 3,000 ships.", "It has three thousand ships."),
        ("It has 3000 ships.", "It has 3,000 ships."),
        ("It has twelve ships.", "It has 12 ships."),
        ("It has over 300 ships.", "It has more than [300](#) ships."),
        ("It costs about 61.9 million dollars.", r"It [costs](#) an estimated \$61.9 million."),
        ("It costs about 5 million dollars.", "It costs around five million dollars."),
        ("It met on 8 August 2025.", "It met on August 8, 2025."),
        ("It met from 11 to 22 November 2024.", "It met from November 11 to November 22, 2024."),
        ("It was the 7th summit.", "It was the seventh summit."),
        ("One ship is the first.", "The ship leads."),
        ("JF-17 jets fly.", "They fly jets (JF-17)."),
        ("As of mid-2025 it flies.", "By the middle of 2025 it flew."),
        ("Norland speaks.", "It speaks."),
        ("The Strait Council meets.", "When the council met, it rained."),
        ("The Strait Council meets.", "The ECO's meeting."),
        ("The Review of 2024 was long.", "The year-end review was long."),
        ("The Harbour Post says so.", "We say so."),
    ],
)
def test_a_passage_that_says_the_same_supports_the_fact(statement: str, passage: str) -> None:
    assert found(statement, passage) == []


@pytest.mark.parametrize(
    ("statement", "passage", "rule"),
    [
        ("It has 192 ships.", "It has 191 ships.", "unsupported-number"),
        ("It has thirteen ships.", "It has 12 ships.", "unsupported-number"),
        ("It has 012 ships.", "It has 12 ships.", "unsupported-number"),
        ("It has 300 ships.", "It has over 300 ships.", "unsupported-hedge"),
        ("It has over 300 ships.", "It has 300 ships.", "unsupported-hedge"),
        ("It has over 300 ships.", "It has nearly 300 ships.", "unsupported-hedge"),
        ("It has over 300 ships.", "It is over. 300 ships came.", "unsupported-hedge"),
        ("It costs 61.9 billion.", "It costs 61.9 million.", "unsupported-unit"),
        ("It has 8 per cent.", "It has 8 ships.", "unsupported-unit"),
        ("It met on 9 August 2025.", "It met on 8 August 2025.", "unsupported-date"),
        ("It met in June 2025.", "It met in May 2025.", "unsupported-date"),
        ("It met in 2026.", "It met in 2025.", "unsupported-date"),
        ("It met in May 2025.", "It met in 2025. It may meet again.", "unsupported-date"),
        ("JF-18 jets fly.", "They fly jets (JF-17).", "unsupported-name"),
        ("As of mid-1025 it flies.", "By the middle of 2025 it flew.", "unsupported-name"),
        ("Sudland speaks.", "Westmark speaks.", "unsupported-name"),
        ("Sudland speaks.", "The Sudlander speaks.", "unsupported-name"),
        ("The Strait Council meets.", "The economy eco-meets.", "unsupported-name"),
    ],
)
def test_what_a_passage_does_not_say_is_found_and_nothing_else(statement: str, passage: str, rule: str) -> None:
    assert rules(statement, passage) == [rule]


@pytest.mark.parametrize(
    ("when", "passage", "is_supported"),
    [
        ("2025", "in 2025", True),
        ("2025-08", "in 2025", False),
        ("2025-08", "on 8 August 2025", True),
        ("2025-08-08", "in August 2025", False),
        ("2025-08-08", "on 8 August 2025", True),
        ("2025-08-08", "on 8 August", False),
        ("2024-11-11/2024-11-22", "on 11-22 November 2024", True),
        ("2024-11-11/2024-11-23", "on 11-22 November 2024", False),
        ("2024/..", "since 2024", True),
        ("2025~", "in 2025", True),
    ],
)
def test_when_is_no_more_precise_than_the_passage(when: str, passage: str, *, is_supported: bool) -> None:
    assert (rules("It met.", passage, when=when) == []) is is_supported
    event = make_event(when=when)
    assert (list(check_record(CONTENT, event, Passage(passage))) == []) is is_supported


def test_a_context_gives_the_year_that_a_passage_takes_for_granted_and_nothing_more() -> None:
    citation = {"source": "harbour-post-2025-06-12", "paragraph": "3", "context": "year"}
    assert rules("It met on 8 August 2025.", "It met on 8 August.", when="2025-08-08", sources=[citation]) == []
    assert rules("It met on 8 August 2026.", "It met on 8 August.", sources=[citation]) == ["unsupported-date"]
    assert rules("It met.", "It met.", when="2025-08-08", sources=[citation]) == ["unsupported-date"]


def test_a_statement_with_a_date_gives_the_date_of_when() -> None:
    passage = "It met on 15-16 November 2025, and on 1 May 2024."
    assert rules("It met on 15–16 November 2025.", passage, when="2025-11-15/2025-11-16") == []
    assert rules("It met on 16–16 November 2025.", passage, when="2025-11-15/2025-11-16") == ["unsupported-date"]
    assert rules("It met on 15–16 November 2024.", passage, when="2025-11-15/2025-11-16") == ["unsupported-date"]


def test_the_unit_of_a_measure_stands_in_the_passage() -> None:
    figures = [{"measure": "cost", "value": "61.9"}]
    statement = "It costs 61.9 million dollars."
    assert rules(statement, r"It costs \$61.9 million.", figures=figures) == []
    assert rules(statement, "It costs 61.9 million euros.", figures=figures) == ["unsupported-unit"]
    assert rules("It costs 61.9.", "It costs 61.9 dollars.", figures=figures) == ["unsupported-unit"]
    assert rules("8 per cent.", "8%", figures=[{"measure": "share", "value": "8"}]) == []


def test_those_who_take_part_in_an_event_and_the_parties_of_an_agreement_are_named() -> None:
    event = make_event(participants=["norland", "sudland", "strait-council"])
    (problem,) = check_record(CONTENT, event, Passage("In June 2025 Sudland came."))
    assert (problem.rule, "Strait Council" in problem.message) == ("unsupported-name", True)
    agreement = make_agreement(parties=["sudland"])
    assert [p.rule for p in check_record(CONTENT, agreement, Passage("In June 2025."))] == ["unsupported-name"]


def test_a_name_counts_as_whole_words_and_an_abbreviation_in_its_capitals() -> None:
    passage = Passage("Economic growth of NATOs; sudland’s ports")
    assert not is_named(CONTENT, COUNCIL, passage)
    assert is_named(CONTENT, CONTENT.entities["sudland"], passage)
    assert is_named(CONTENT, COUNCIL, Passage("the ECO-led talks"))


def check_digits(project: Path, archive: Path) -> int:
    """Hold that every change of a digit is found in the lines of its fact; return how many changes there are.

    Out of reach are changes inside a word such as `C5`, and those to a number that the cited passage gives as well:
    they must be as rare as one in two hundred.
    """
    lines = lines_of(content_of(read_content(project)))
    changes = list(digit_changes(project, archive))
    unseen = [change for change in changes if not change.problems]
    assert [change.written for change in unseen if not _passage_gives(change)] == []
    assert len(unseen) <= len(changes) / 200
    for change in changes:
        file, within = lines[change.fact.id]
        assert all(p.place.file == file and p.place.line in within for p in change.problems)
    return len(changes)


def _passage_gives(change: Change) -> bool:
    """Whether the passage has the number that the change made: the token that the statement did not have."""
    tokens = set(re.findall(r"\w*\d[\d.,]*\b", change.written)) - set(
        re.findall(r"\w*\d[\d.,]*\b", change.fact.statement)
    )
    return all(re.search(rf"(?<!\d){token}", change.passage.text) for token in tokens)


def test_no_digit_of_the_miniature_can_be_changed_unseen() -> None:
    assert check_digits(MINIATURE, MINIATURE / "archive") > 200


def test_no_digit_of_the_real_facts_can_be_changed_unseen() -> None:
    assert check_digits(REPOSITORY, archive_folder()) > 4000
