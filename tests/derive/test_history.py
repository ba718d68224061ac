"""A history of steps: when each record last changed, and what is no news."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from generator.derive.changes import ChangeKind
from generator.derive.history import History, Step, Tracer
from generator.pipeline import BuiltSite
from tests.make import miniature_texts

FILE = "content/facts/diplomacy.yml"
START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: int) -> date:
    return START.date() + timedelta(days=number)


def traced(*edits: tuple[bytes, bytes]) -> History:
    """Return the history of the miniature and of edits of its facts, one a day."""
    texts = miniature_texts()
    steps, now = [Step("first", START, texts)], texts[FILE]
    for number, (old, new) in enumerate(edits, start=1):
        assert old in now
        now = now.replace(old, new, 1)
        steps.append(Step(str(number), START + timedelta(days=number), {FILE: now}))
    return Tracer().trace(steps)


def test_a_record_is_as_new_as_its_entry() -> None:
    history = traced()
    assert history.changed("fact", "documents-by-minister") == day(0)
    assert history.changed("entity", "norland") == day(0)
    assert history.changed("fact", "no-such-fact") is None


def test_a_correction_makes_it_newer_and_a_slip_does_not() -> None:
    history = traced((b"value: 48", b"value: 49"), (b"documents with twelve", b"documants with twelve"))
    assert history.changed("fact", "documents-by-minister") == day(1)
    assert [change.kind for _, change in history.changes_of["fact", "documents-by-minister"]] == [
        ChangeKind.ADDED,
        ChangeKind.CORRECTED,
        ChangeKind.TIDIED,
    ]
    assert history.changed("fact", "consulates-planned-for-2026") == day(0)


def test_a_rename_keeps_the_history_and_makes_nothing_newer() -> None:
    old, new = b"- id: institute-publishes-note\n", b"- id: note-published\n  former_ids: [institute-publishes-note]\n"
    history = traced((old, new))
    assert history.changed("fact", "note-published") == day(0)
    assert ("fact", "institute-publishes-note") not in history.changes_of


def test_a_file_broken_for_a_while_is_no_news() -> None:
    history = traced((b"value: 48", b"value: [48"), (b"value: [48", b"value: 49"))
    assert [(changed.day, [str(change.kind) for change in changed.changes]) for changed in history.days[1:]] == [
        (day(2), ["corrected"])
    ]


def test_a_file_that_is_gone_takes_its_records_with_it() -> None:
    texts = miniature_texts()
    steps = [Step("first", START, texts), Step("second", START + timedelta(days=1), {FILE: None})]
    kinds = {change.kind for change in Tracer().trace(steps).days[-1].changes}
    assert ChangeKind.REMOVED in kinds
    assert ChangeKind.ADDED not in kinds


def test_a_difference_that_is_declared_makes_both_sides_newer() -> None:
    texts = miniature_texts()
    without = texts[FILE].replace(b"differs_from:", b"unknown:").replace(b"fact: documents-by-minister", b"what: basis")
    without = without.replace(
        b"note: The minister counts every document that was signed; the institute counts those in force.",
        b"reason: unclear",
    )
    steps = [
        Step("first", START, {**texts, FILE: without}),
        Step("second", START + timedelta(days=1), {FILE: texts[FILE]}),
    ]
    history = Tracer().trace(steps)
    assert history.changed("fact", "documents-in-force") == day(1)
    assert history.changed("fact", "documents-by-minister") == day(1)


def test_no_steps_are_no_history() -> None:
    assert not Tracer().trace([]).is_recorded


def test_what_was_entered_and_corrected_on_one_day_is_told_as_entered() -> None:
    texts = miniature_texts()
    steps = [
        Step("first", START, {**texts, FILE: texts[FILE].replace(b"value: 48", b"value: 47")}),
        Step("second", START + timedelta(hours=3), {FILE: texts[FILE]}),
    ]
    history = Tracer().trace(steps)
    assert [change.kind for _, change in history.changes_of["fact", "documents-by-minister"]] == [ChangeKind.ADDED]


def test_a_tracer_tells_of_any_later_steps_what_a_new_one_tells() -> None:
    draw, tracer, texts = random.Random(1), Tracer(), miniature_texts()  # noqa: S311  # a sample, not a secret
    steps = [Step("first", START, texts)]
    edits = [(word, word + b" also") for word in (b" during", b" signed", b" consulates", b"value: 2", b" over")]
    edits += [
        (b"id: documents-in-force", b"id: in-force\n  former_ids: [documents-in-force]"),
        (b"differs_from:", b"x:"),
    ]
    told = set()
    for number in range(1, 30):
        before, (old, new) = texts[FILE], draw.choice(edits)
        texts = texts | {FILE: before.replace(old, new, 1)}
        at = START + timedelta(days=number // 3)
        is_open = draw.random() < 0.5 or b"x:" in texts[FILE]
        last = Step("" if is_open else str(number), at, {FILE: texts[FILE]})
        history = tracer.trace([*steps, last])
        assert history == Tracer().trace([*steps, last])
        told.add(len(history.days))
        if is_open:
            texts = texts | {FILE: before}
        else:
            steps.append(last)
        if number == 20:  # the branch is another
            steps = steps[: len(steps) // 2]
    assert len(told) > 2


def test_days_that_are_known_are_not_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[date] = []
    day_of = Tracer._day

    def noted(tracer: Tracer, day: date, steps: tuple[Step, ...]) -> object:
        told.append(day)
        return day_of(tracer, day, steps)

    monkeypatch.setattr(Tracer, "_day", noted)
    texts, tracer = miniature_texts(), Tracer()
    steps = [Step("first", START, texts), Step("second", START + timedelta(days=1), {FILE: texts[FILE] + b"\n"})]
    for word in (b"# one", b"# two"):
        tracer.trace([*steps, Step("", START + timedelta(days=2), {FILE: texts[FILE] + word})])
    assert told == [day(0), day(1), day(2), day(2)]


def test_all_changes_stand_by_their_records(miniature_with_past: BuiltSite) -> None:
    history = miniature_with_past.dossier.history
    by_record = dict(history.changes_of)
    assert {pair for pairs in by_record.values() for pair in pairs} == {
        (changed.day, change) for changed in history.days for change in changed.changes
    }
    for (space, identity), pairs in by_record.items():
        assert all(change.space == space and identity in {change.id, change.other} for _, change in pairs)
        assert [at for at, _ in pairs] == sorted(at for at, _ in pairs)
    assert len(history.changes_of) == len(by_record)
    assert not {("no-such-space", "norland"), ("entity", "no-such-entity")} & set(history.changes_of)
    assert history.changes_of.get(("no-such-space", "norland")) is None
