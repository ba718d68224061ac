"""Links with a scheme of our own in Markdown."""

import pytest

from generator.model.brief_links import BriefLink, brief_links


def test_a_link_knows_text_scheme_id_and_span() -> None:
    text = "See [191 documents](fact:documents-signed) and [Türkiye](entity:turkiye)."
    first, second = brief_links(text)
    assert first == BriefLink("191 documents", "fact", "documents-signed", 4, 42)
    assert text[second.start : second.end] == "[Türkiye](entity:turkiye)"


@pytest.mark.parametrize("scheme", ["fact", "entity", "source", "theme"])
def test_every_scheme_is_found(scheme: str) -> None:
    assert [link.scheme for link in brief_links(f"[text]({scheme}:an-id)")] == [scheme]


def test_a_link_without_id_or_text_is_a_link_that_a_rule_can_report() -> None:
    assert [(link.text, link.id) for link in brief_links("[text](fact:) [](fact:an-id)")] == [
        ("text", ""),
        ("", "an-id"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[text](https://example.org)",
        "[text](method.md)",
        "[text] (fact:an-id)",
        "(fact:an-id)",
        "[text](measure:x)",
        "fact:x",
    ],
)
def test_other_links_are_none_of_ours(text: str) -> None:
    assert list(brief_links(text)) == []
