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


def test_what_rests_on_a_second_thing_is_worked_out_anew_with_another() -> None:
    asked: list[str] = []

    def work(record: list[int], given: list[str]) -> str:
        asked.append(given[0])
        return f"{record} {given}"

    notes, record, one, other = Notes(), [1], ["one"], ["one"]
    for given in (one, one, other, other):
        assert notes.given(work, record, given) == "[1] ['one']"
    assert len(asked) == 2


def test_those_that_are_meant_are_looked_for_once() -> None:
    asked: list[int] = []

    def is_odd(number: int) -> bool:
        asked.append(number)
        return number % 2 == 1

    notes, numbers = Notes(), (1, 2, 3)
    assert [notes.those(is_odd, numbers) for _ in range(2)] == [(1, 3)] * 2
    assert asked == [1, 2, 3]


def test_what_is_noted_while_others_are_forgotten_is_no_trouble() -> None:
    notes = Notes()
    worked: list[tuple[int]] = []

    class Record:
        def __del__(self) -> None:
            notes.of(worked.append, (id(self),))  # as another thread might at this moment

    notes.of(type, Record())
    notes.of(str, "another")
    notes.keep_only([])
    assert len(worked) == 1
