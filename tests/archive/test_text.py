"""Archived texts: which lines count as paragraphs, and when two paragraphs are the same."""

from hypothesis import given, strategies as st

from generator.archive.text import ArchivedFile, fingerprint

LINES = st.lists(st.text("ab é茶\x0c\u2028\t", max_size=8), max_size=8)


def test_paragraphs_are_the_lines_that_are_not_blank_counted_from_one() -> None:
    file = ArchivedFile(b"\n\nfirst\n  \n\t\nsecond\n")
    assert file.paragraphs == ("first", "second")
    assert (file.paragraph(0), file.paragraph(1), file.paragraph(2), file.paragraph(3)) == (
        None,
        "first",
        "second",
        None,
    )


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_no_part_of_a_paragraph() -> None:
    assert ArchivedFile(b"\xef\xbb\xbffirst\r\n\r\nsecond\r\n").paragraphs == ("first", "second")


def test_a_form_feed_ends_no_paragraph_since_no_editor_counts_it() -> None:
    assert ArchivedFile("one\x0ctwo\u2028three\nfour".encode()).paragraphs == ("one\x0ctwo\u2028three", "four")


@given(LINES)
def test_paragraphs_are_those_that_a_count_of_lines_gives(lines: list[str]) -> None:
    file = ArchivedFile("\n".join(lines).encode())
    assert list(file.paragraphs) == [line for line in lines if line.strip()]
    assert len(file.fingerprints) == len(file.paragraphs)


def test_a_fingerprint_overlooks_spaces_and_nothing_else() -> None:
    assert fingerprint(" two  words ") == fingerprint("two words") == fingerprint("two\xa0words")
    assert len({fingerprint(text) for text in ("two words", "two Words", "two words.", "twowords")}) == 4


def test_a_text_that_is_no_utf_8_says_so() -> None:
    assert ArchivedFile("Türkiye".encode()).is_utf8
    assert not ArchivedFile("Türkiye".encode("latin-1")).is_utf8
