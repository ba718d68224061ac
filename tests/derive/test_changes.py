"""What changed in meaning: every change of a fact is told under its kind, and how files are laid out is none."""

import random
from collections.abc import Mapping
from itertools import chain

import pytest
import yaml
from pydantic import BaseModel

from generator.derive.changes import Change, ChangeKind, State, compare
from generator.derive.plain import FieldChange
from generator.edit.rename import rename
from generator.load.content import read_file
from generator.load.tree import read_content
from generator.model.content import Record
from generator.model.fact import Fact
from tests.built import REPOSITORY
from tests.make import make_brief, make_country, make_fact, make_measure, make_source

RETIRED = {"since": "2026-01-12", "why": "The source was misread.", "replaced_by": "another"}
_SPACES = {"country": "entity", "page": "page"}


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    """Return the texts of the repository's own content."""
    return read_content(REPOSITORY)


def state_of(texts: Mapping[str, bytes]) -> State:
    return dict(chain.from_iterable(read_file(file, data)[0].items() for file, data in texts.items()))


def state(*records: Record) -> State:
    def key(record: Record) -> tuple[str, str]:
        kind = str(getattr(record, "kind", type(record).__name__.lower()))
        return _SPACES.get(kind, kind), getattr(record, "id", "")

    return {key(record): record for record in records}


def kinds(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(str(change.kind), change.id) for change in changes]


def test_one_state_has_not_changed(texts: dict[str, bytes]) -> None:
    assert compare(state_of(texts), state_of(texts)) == ()


def test_layout_order_and_files_are_no_change(texts: dict[str, bytes]) -> None:
    """Every list in another order, written by another program, all records of a folder in one file."""
    rewritten: dict[str, list[object]] = {}
    for file, data in texts.items():
        if file.startswith("content/") and file.count("/") > 1:
            records = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  # texts only, as our loader has them
            rewritten.setdefault(file.rpartition("/")[0], []).extend(reversed(records))
    other = {file: data for file, data in texts.items() if file.count("/") < 2 or file.startswith("briefs/")}
    for folder, records in rewritten.items():
        other[f"{folder}/all.yml"] = yaml.safe_dump(records, width=40, allow_unicode=True, sort_keys=True).encode()
    assert len(state_of(other)) == len(state_of(texts))
    assert compare(state_of(texts), state_of(other)) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"when": "2025"}, "corrected"),
        ({"when": "2025"}, {"when": "2025-06"}, "corrected"),
        ({}, {"unknown": [{"what": "date", "reason": "unclear"}]}, "corrected"),
        ({}, {"statement": "Norland is a real country."}, "reworded"),
        ({}, {"statement": "Norland is an inventd country."}, "tidied"),
        ({}, {"statement": "Norland is 5 countries."}, "corrected"),
        ({}, {"standing": "planned"}, "re-attributed"),
        ({}, {"said_by": "norland"}, "re-attributed"),
        ({}, {"sources": [{"source": "harbour-post-2025-06-12", "paragraph": "4"}]}, "sources-changed"),
        (
            {},
            {"sources": [{"source": "harbour-post-2025-06-12", "paragraph": "3", "find": "an invented country"}]},
            "tidied",
        ),
        ({}, {"about": ["norland", "sudland"]}, "tidied"),
        ({"about": ["norland", "sudland"]}, {"about": ["sudland", "norland"]}, "tidied"),
        ({}, {"themes": ["energy"]}, "tidied"),
        ({}, {"roles": [{"who": "norland", "role": "member", "of": "sudland"}]}, "corrected"),
        ({}, {"outcome_of": "fjord-summit-2025"}, "corrected"),
        ({}, {"retired": RETIRED}, "retired"),
        ({"retired": RETIRED}, {}, "reinstated"),
    ],
)
def test_a_change_of_a_fact_is_told_under_its_kind(
    before: dict[str, object], after: dict[str, object], expected: str
) -> None:
    changes = compare(state(make_fact(**before)), state(make_fact(**after)))
    assert kinds(changes) == [(expected, "a-fact")]


def test_a_corrected_figure_is_told_with_its_measure_and_takes_the_statement_with_it() -> None:
    old = make_fact(statement="It signed 191 of them.", figures=[{"measure": "documents", "value": "191"}])
    new = make_fact(
        statement="It signed over 192 of them.", figures=[{"measure": "documents", "value": "192", "bound": "over"}]
    )
    (change,) = compare(state(old), state(new))
    assert change.kind is ChangeKind.CORRECTED
    assert FieldChange("figures", "documents", "191", "over 192") in change.fields
    assert FieldChange("statement", "", "It signed 191 of them.", "It signed over 192 of them.") in change.fields


def test_a_hedge_alone_is_a_correction() -> None:
    old = make_fact(figures=[{"measure": "documents", "value": "191"}])
    new = make_fact(figures=[{"measure": "documents", "value": "191", "bound": "about"}])
    (change,) = compare(state(old), state(new))
    assert (change.kind, change.fields[0].after) == (ChangeKind.CORRECTED, "about 191")


def test_facts_that_newly_differ_are_told_once_with_the_note_and_so_are_those_that_agree_again() -> None:
    one, two = make_fact(), make_fact(id="b-fact")
    differing = make_fact(id="b-fact", differs_from=[{"fact": "a-fact", "note": "Another count."}])
    (newly,) = compare(state(one, two), state(one, differing))
    assert (newly.kind, newly.id, newly.other, newly.note) == (
        ChangeKind.CONTESTED,
        "a-fact",
        "b-fact",
        "Another count.",
    )
    (resolved,) = compare(state(one, differing), state(one, two))
    assert (resolved.kind, resolved.id, resolved.other) == (ChangeKind.RESOLVED, "a-fact", "b-fact")


def test_two_new_facts_that_differ_are_told_as_new() -> None:
    new = make_fact(id="b-fact", differs_from=[{"fact": "c-fact", "note": "Another count."}])
    assert kinds(compare(state(), state(new, make_fact(id="c-fact")))) == [("added", "b-fact"), ("added", "c-fact")]


def test_on_which_of_the_two_a_difference_is_written_is_no_change() -> None:
    there = make_fact(differs_from=[{"fact": "b-fact", "note": "Another count."}])
    here = make_fact(id="b-fact", differs_from=[{"fact": "a-fact", "note": "Another count."}])
    assert compare(state(there, make_fact(id="b-fact")), state(make_fact(), here)) == ()


def test_a_retired_side_resolves_a_difference() -> None:
    other = make_fact(id="b-fact", differs_from=[{"fact": "a-fact", "note": "Another count."}])
    changes = compare(state(make_fact(), other), state(make_fact(retired=RETIRED), make_fact(id="b-fact")))
    assert kinds(changes) == [("retired", "a-fact"), ("resolved", "a-fact")]


def test_what_is_deleted_is_removed_and_what_is_new_is_added() -> None:
    changes = compare(state(make_fact()), state(make_fact(id="b-fact")))
    assert kinds(changes) == [("removed", "a-fact"), ("added", "b-fact")]


@pytest.mark.parametrize("space", ["fact", "entity", "source", "theme", "measure"])
def test_a_renamed_record_is_told_as_that_and_nothing_else(texts: dict[str, bytes], space: str) -> None:
    before = state_of(texts)
    ids = [identity for kind, identity in before if kind == space]
    old = random.Random(7).choice(ids)  # noqa: S311  # a sample, not a secret
    after = state_of({**texts, **rename(texts, f"{space}:{old}", "quite-another-name")})
    (change,) = compare(before, after)
    assert (change.kind, change.space, change.id, change.other) == (
        ChangeKind.RENAMED,
        space,
        "quite-another-name",
        old,
    )
    assert not change.is_significant


def test_no_field_of_any_record_changes_unseen(texts: dict[str, bytes]) -> None:
    """For a sample of the real records: each field that is written, once left out, makes a change."""
    records = state_of(texts)
    draw = random.Random(11)  # noqa: S311  # a sample, not a secret
    for key in draw.sample(sorted(records), 120):
        record = records[key]
        assert isinstance(record, BaseModel)
        for name, field in type(record).model_fields.items():
            is_untold = name in {"id", "former_ids", "body_line"}
            if is_untold or field.is_required() or getattr(record, name) == field.get_default():
                continue
            other = record.model_copy(update={name: field.get_default()})
            assert compare(records, {**records, key: other}), (key, name)


def test_records_that_frame_facts_are_compared_too() -> None:
    before = state(make_country(), make_source(), make_measure(), make_brief())
    after = state(
        make_country(aliases=["Northland"]),
        make_source(title="Another title altogether"),
        make_measure(unit="papers"),
        make_brief(body="Another sentence.\n"),
    )
    assert kinds(compare(before, after)) == [
        ("tidied", "norland"),
        ("corrected", "documents-signed"),
        ("reworded", "briefs/a-brief"),
        ("corrected", "harbour-post-2025-06-12"),
    ]


def test_a_long_text_changed_in_one_word_is_seen(texts: dict[str, bytes]) -> None:
    records = state_of(texts)
    for key, record in records.items():
        if isinstance(record, Fact):
            other = record.model_copy(update={"statement": record.statement.replace(" ", " perhaps ", 1)})
            assert kinds(compare(records, {**records, key: other})) == [("reworded", key[1])]
