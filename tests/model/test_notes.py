"""What is worked out once: of the same object, and for as long as it is wanted."""

from generator.model.notes import Notes


def test_a_record_is_worked_on_once() -> None:
    notes = Notes()
    worked: list[list[int]] = []

    def size(record: list[int]) -> int:
        worked.append(record)
        return len(record)

    record = [1, 2]
    assert [notes.of(size, record), notes.of(size, record)] == [2, 2]
    assert len(worked) == 1


def test_another_record_is_another_even_where_it_is_equal() -> None:
    notes = Notes()
    first, second = [1], [1]
    assert notes.of(id, first) == id(first)
    assert notes.of(id, second) == id(second)


def test_what_no_longer_counts_is_forgotten_and_its_identity_told_anew() -> None:
    notes = Notes()
    worked: list[list[int]] = []
    kept, gone = [1], [2]
    for record in (kept, gone):
        notes.of(worked.append, record)
    notes.keep_only([kept])
    for record in (kept, gone):
        notes.of(worked.append, record)
    assert worked == [kept, gone, gone]


def test_the_last_outcome_holds_until_its_key_changes() -> None:
    notes = Notes()
    first = notes.last(list, ("a",))
    assert notes.last(list, ("a",)) is first
    assert notes.last(list, ("b",)) == ["b"]
    assert notes.last(list, ("a",)) is not first
