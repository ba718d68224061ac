import pytest

from generator.derive.slips import is_slip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Norland signed a treaty.", "Norland signed a treaty"),
        ("Norland  signed", "Norland signed"),
        ("the ministry", "The Ministry"),
        ("They recieved aid.", "They received aid."),
        ("a memorandm of intent", "a memorandum of intent"),
        ("the agrement", "the agreement"),
        ("“peace corridor”", "'peace corridor'"),
    ],
)
def test_a_slip_of_the_pen_is_one(before: str, after: str) -> None:
    assert is_slip(before, after)
    assert is_slip(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is now open.", "It is not open."),
        ("191 documents", "192 documents"),
        ("one document", "one documents"),
        ("a typical case", "atypical case"),
        ("an typical case", "an atypical case"),
        ("imports", "exports"),
        ("1.5 million", "15 million"),
        ("a share of 20 per cent", "a share of 20"),
        ("about $5", "about €5"),
        ("from 3-5", "from 35"),
        ("Norland signed it", "Sudland signed it"),
        ("", "Something"),
    ],
)
def test_what_may_change_the_meaning_is_none(before: str, after: str) -> None:
    assert not is_slip(before, after)
    assert not is_slip(after, before)
