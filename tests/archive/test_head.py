"""What a text says of itself is taken from its first lines, and nothing is made up."""

import pytest

from generator.archive.head import Head, read_head
from generator.archive.text import ArchivedFile
from generator.load.tree import read_archive
from tests.archive.planted import ARCHIVE, archive_folder

SENTENCE = "It was said on 8 August 2025 that By Ada Quill is how such a line begins."


def head(text: str) -> Head:
    """Return the head of a text."""
    return read_head(ArchivedFile(text.encode()).paragraphs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Title: Ferries: a start\nAuthor: Ada Quill\nDate: 3 September 2025\nPublisher: Harbour Post\nURL: https://example.org/f",
            Head("Ferries: a start", "Ada Quill", "2025-09-03", "Harbour Post", "https://example.org/f"),
        ),
        ("---\ntitle: 'Ferries'\npublished: 2025-09-03\n---\n", Head("Ferries", published="2025-09-03")),
        ("# Ferries\n\n## A start\n\n*Ada Quill*\n", Head("Ferries", "Ada Quill")),
        ("Home News Ferries across the strait\nFerries across the strait\n", Head("Ferries across the strait")),
        ("Ferries across the strait\nBy Ada van Quill, Port Sel, 3 September 2025\n", Head(None, "Ada van Quill",
            "2025-09-03", first_line="Ferries across the strait")),
        (" date 2025-09-03 + ↺ − 16 px\n", Head(published="2025-09-03")),
        ("3 September 2025\nUpdated 4 September 2025\n", Head()),
        ("September 2025\n", Head()),
        ("By the harbour\n", Head(first_line="By the harbour")),
        ("*not a name*\nFerries\n", Head()),
        (f"{SENTENCE}\nTitle: Ferries\nBy Ada Quill\n", Head()),
        ("A ship.\n", Head()),
        ("", Head()),
    ],
)  # fmt: skip
def test_the_head_is_what_the_lines_before_the_first_sentence_say(text: str, expected: Head) -> None:
    assert head(text) == expected


def test_the_heads_of_the_miniature() -> None:
    assert head(ARCHIVE["harbour-post-2025-06-12.txt"].decode()) == Head(
        None, "Ada Quill", "2025-06-12", first_line="Port Sel: summit closes with a declaration"
    )


def test_the_heads_of_the_real_articles_say_little_and_that_is_right() -> None:
    found = {name: read_head(ArchivedFile(data).paragraphs) for name, data in read_archive(archive_folder()).items()}
    told = {
        name: {key for key in ("title", "author", "published", "publisher", "url") if getattr(head, key)}
        for name, head in found.items()
    }
    assert told == {
        "anewz-2025-12-26.txt": set(),
        "idd-smart-diplomacy.txt": {"title", "author"},
        "internews-2025-12-28.txt": {"title"},
        "newsaz-2026-02-12.txt": {"published"},
    }
    assert found["newsaz-2026-02-12.txt"].published == "2026-02-12"
    assert found["idd-smart-diplomacy.txt"].author == "Inara Yagubova"
