"""Mending: what has one meaning gets it, what has several or none is left exactly as it is."""

from random import Random

import pytest
from hypothesis import given, strategies as st

from generator.edit.mend import mended
from generator.load.content import load
from generator.load.nodes import parse
from generator.load.records import to_plain
from generator.load.tree import read_content
from tests.built import REPOSITORY
from tests.make import miniature_texts

FACTS = "content/facts/f.yml"
GOOD = """\
- id: a
  statement: The cable is laid.
  about: [norland]
  themes: [energy]
  when: "2025"
  standing: reported
  figures:
    - {measure: m, value: 48}
  sources:
    - {source: s, paragraph: 3, find: "one, two"}
"""


def mend(text: str, file: str = FACTS) -> tuple[str, list[str]]:
    """Return the text after mending and what was said of it, without the file."""
    data, notes = mended(file, text.encode())
    return data.decode(), [str(note).removeprefix(f"{file}:") for note in notes]


@pytest.mark.parametrize(
    ("old", "new", "after", "said"),
    [
        ("  about:", "\tabout:", "  about:", "3: indented with spaces"),
        ("    - {measure", "\t\t- {measure", "    - {measure", "8: indented with spaces"),
        ("    - {measure", "  \t- {measure", "    - {measure", "8: indented with spaces"),
        ("  when", "\u00a0\u00a0when", "  when", "5: indented with spaces"),
        ('"2025"', "“2025”", '"2025"', "5: straight quotes for curly ones"),
        ('"2025"', "„2025“  # why", '"2025"  # why', "5: straight quotes for curly ones"),
        ("reported", "“reported”", '"reported"', "6: straight quotes for curly ones"),
        ('"one, two"', "“one, two”", '"one, two"', "10: straight quotes for curly ones"),
        ("value: 48", "value: “48”", 'value: "48"', "8: straight quotes for curly ones"),
        ("standing:", "standng:", "standing:", "6: the key 'standng' is meant to be 'standing'"),
        ("sources:", "sorces:", "sources:", "9: the key 'sorces' is meant to be 'sources'"),
        ("paragraph:", "paragaph:", "paragraph:", "10: the key 'paragaph' is meant to be 'paragraph'"),
        ("measure:", "mesure:", "measure:", "8: the key 'mesure' is meant to be 'measure'"),
        ('"2025"', "2025\u00a0", "2025", "5: blanks at the end of the line are gone"),
        ("reported", "reported \t", "reported", "6: blanks at the end of the line are gone"),
    ],
)
def test_a_slip_with_one_meaning_is_mended_and_said(old: str, new: str, after: str, said: str) -> None:
    assert GOOD.count(old) == 1
    result, notes = mend(GOOD.replace(old, new))
    assert (result, notes) == (GOOD.replace(old, after), [said])
    assert mend(result) == (result, [])


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("\ufeff" + GOOD, ["1: the byte order mark is gone"]),
        (GOOD.replace("\n", "\r\n"), ["1: 10 lines end as elsewhere, without CR"]),
        (GOOD + "\x1a", ["10: signs that nobody sees at the end of the file are gone"]),
        (GOOD + "\x00\x00\n", ["10: signs that nobody sees at the end of the file are gone"]),
        (GOOD.replace("  ", "\t"), [f"{line}: indented with spaces" for line in range(2, 11)]),
    ],
)
def test_what_other_programs_leave_behind_is_mended(before: str, said: list[str]) -> None:
    assert mend(before) == (GOOD, said)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The cable is laid.", "“The cable” is laid."),
        ("The cable is laid.", "“The cable is laid.”"),  # a quotation, perhaps
        ("standing:", "standing:\n  standng:"),  # which of the two?
        ("when:", "date:"),
        ("reported", "Reported"),
        ('"2025"', "2025-13"),
        ("  about:", "   about:"),
        ("  about:", "<<<<<<< HEAD\n  about:"),
        ("[norland]", "[norland"),
        ('"one, two"}\n', '"one, two"'),  # what is missing is missing at the very end
        ("- id: a", "- id: 🇳"),
        ("{source: s, ", "{source: s “t”, "),
    ],
)
def test_what_may_mean_several_things_or_nothing_is_left(old: str, new: str) -> None:
    broken = GOOD.replace(old, new, 1)
    assert broken != GOOD
    assert mend(broken) == (broken, [])


def test_of_two_keys_that_would_serve_neither_is_chosen() -> None:
    source = "- id: s\n  publish: 2025-01-01\n"
    assert mend(source, "content/sources/s.yml") == (source, [])


def test_a_tab_whose_width_decides_what_is_meant_is_left() -> None:
    text = "- id: a\n  name: N\n  description: >-\n    one\n\ttwo\n    three\n"
    assert mend(text, "content/themes.yml") == (text, [])


def test_a_file_in_another_encoding_is_left() -> None:
    data = "- id: a\n\tname: Türkiye\n".encode("latin-1")
    assert mended("content/themes.yml", data) == (data, [])


def test_several_slips_are_mended_in_one_run_and_what_remains_is_left() -> None:
    broken = (
        GOOD.replace("  about", "\tabout")
        .replace("standing", "standng")
        .replace("energy]", "energy")
        .replace("when", "whn")
    )
    result, notes = mend(broken)
    assert (result, notes) == (broken, [])  # the bracket keeps the file from being read, and is no slip of one meaning
    result, notes = mend(
        broken.replace("energy", "energy]").replace('"2025"', "2025-13").replace("[norland", "[Norland")
    )
    assert result == GOOD.replace('"2025"', "2025-13").replace("[norland", "[Norland").replace("when", "whn")
    assert [note.split(":")[0] for note in notes] == ["3", "6"]


def test_characters_that_nobody_sees_are_taken_out_where_they_stand() -> None:
    broken = (
        GOOD.replace("cable", "ca\u00adble\u200b").replace("[norland", "[norland\u2060").replace(" is ", "\u00a0is ")
    )
    assert broken != GOOD
    result, notes = mend(broken)
    assert result == GOOD
    assert len(notes) == len(
        [line for line, good in zip(broken.split("\n"), GOOD.split("\n"), strict=True) if line != good]
    )


def test_good_content_is_left_as_it_is() -> None:
    for texts in (read_content(REPOSITORY), miniature_texts()):
        for file, data in texts.items():
            if file.startswith("content/"):
                assert mended(file, data) == (data, [])


@given(st.randoms(use_true_random=False))
def test_what_is_mended_never_changes_what_was_read_nor_adds_a_fault(random: Random) -> None:
    signs = ["\t", "\u00a0", "“", "”", "\r\n", " ", "\n", "x", ":", "[", "#"]
    text = list(GOOD)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(text))
        text[place] = random.choice(signs) if random.random() < 0.5 else text[place] + random.choice(signs)
    data = "".join(text).encode()
    result, notes = mended(FACTS, data)
    assert bool(notes) == (result != data)
    assert mended(FACTS, result)[0] == result
    (before, old), (after, new) = (parse(FACTS, data), parse(FACTS, result))
    faults, left = (
        [problem for problem in load({FACTS: each})[1] if problem.place.file == FACTS] for each in (data, result)
    )
    assert before is None or (after is not None and len(new) <= len(old) and len(left) <= len(faults))
    if not faults and before is not None and after is not None:
        assert to_plain(after) == to_plain(before)
