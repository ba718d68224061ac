"""Whatever a stranger wrote, GitHub shows it and does nothing else with it."""

import re

import pytest
from hypothesis import example, given, settings, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.publish.github_markdown import code, safe
from tests.budget import examples

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_JOINER = "\N{WORD JOINER}"
PIECES = [
    "@octocat", "#12", "GH-12", "owner/repo#1", "https://a.org", "http://a.org", "www.a.org", "a@b.org", ":smile:", "0123abc",
    "0123456789abcdef0123456789abcdef01234567", "[x](y)", "![x](y)", "[x]: y", "[^1]", "<b>", "&amp;", "`c`", "``", "**b**", "_i_",
    "~~d~~", "# H", "- [ ] t", "1. l", "> q", "|a|b|", "---", "===", "\\", "\n", "\r\n", "\n\n", " ", "    ", "\t", "a", "É", "$m$",
]  # fmt: skip
TEXTS = (st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=30)).filter(str.strip)
# What GitHub makes of plain text, as its documentation says.
_MADE = re.compile(r"(?i)[@#]\w|\bGH-\d|://|\bwww\.|(?<!\w):[\w+-]+:|\b[0-9a-f]{7,40}\b|\w@\w")


def leaves(tokens: list[Token]) -> list[Token]:
    """Return the tokens without children, in order."""
    return [leaf for token in tokens for leaf in (leaves(token.children) if token.children else [token])]


@settings(max_examples=examples(200, 5000))
@given(TEXTS)
@example("<!-- x --><script>")
def test_a_text_in_a_list_is_text_alone(text: str) -> None:
    tokens = _PARSER.parse(f"- kind `id`\n    - {safe(text)}\n- last\n")
    assert {token.type for token in leaves(tokens)} <= {
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "paragraph_open", "paragraph_close",
        "text", "text_special", "code_inline", "inline",
    }  # fmt: skip
    assert sum(token.type == "list_item_open" for token in tokens) == 3
    shown = "\n".join(token.content for token in leaves(tokens) if token.type in {"text", "text_special"})
    assert _MADE.search(shown) is None
    assert " ".join(text.split()) in shown.replace("\n", "").replace(_JOINER, "") or not text.isprintable()


@settings(max_examples=examples(200, 5000))
@given(TEXTS)
def test_a_text_as_code_is_one_piece_of_code(text: str) -> None:
    (opened, inline, closed) = _PARSER.parse(f"a {code(text)} b")
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert inline.children is not None
    assert [child.type for child in inline.children] == ["text", "code_inline", "text"]


@pytest.mark.parametrize("name", ["x`](https://a.org)`", "``", "a\nb", "# x"])
def test_a_name_of_a_page_stays_code(name: str) -> None:
    (_, inline, _) = _PARSER.parse(code(name))
    assert inline.children is not None
    assert [child.type for child in inline.children] == ["code_inline"]
