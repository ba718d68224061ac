import re
from collections import Counter

import pytest

from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.assemble import to_html, to_markdown
from tests.budget import FULL
from tests.built import TODAY, engine_html
from tests.hostile import Field, free_texts, problems_of, texts_with
from tests.html_tree import Element, read_html, skeleton
from tests.render.pages import templates

HARMLESS = " harmless"
Place = tuple[str, str]
Skeleton = Counter[tuple[str, tuple[str, ...]]]
# Numbers are spelt out: a bare digit in a brief is a problem of another rule.
HOSTILE = {
    "script": "<script>alert()</script>",
    "image": "<img src=x onerror=alert()>",
    "attribute": '"onmouseover="alert()',
    "single-quote": "' onfocus='alert()",
    "jinja": "{{ seven * seven }}{% raw %}",
    "section-end": "]]>",
    "ampersand": "& &amp; &lt;b&gt; &#60;i&#62;",
    "right-to-left": "\u05d0\u05d1 x",
    "comment": "--><!-- x -->",
    "end-tags": "</p></article></div></h1></title></script></style>",
    "link": "[x](javascript:alert())",
    "picture": "![x](https://elsewhere.example/x.png)",
    "emphasis": "`c` *b* __s__ ~~d~~ ^u^ $m$",
    "heading": "\n\n## Heading\n\n- item\n\n    code",
    "bold-below": "\n\n<b>x</b>",
    "attribute-list": "{: onclick=x }{#other .class}",
    "table": "|a|b|\n|-|-|\n|c|d|",
    "backslash": "\\",
    "address": " https://elsewhere.example/ <https://elsewhere.example/>",
    "reference": "[x]: javascript:alert()",
    "front-matter": "\n---\ntitle: other\n---\n",
}
# Each alone with the full budget; else six at a time, every one still in every field.
_GROUPS = range(4)
TRIED = HOSTILE if FULL else {f"group {at}": " ".join(list(HOSTILE.values())[at :: len(_GROUPS)]) for at in _GROUPS}


def built_with(text: str) -> BuiltSite:
    """Return the miniature with `text` in every free text."""
    return build(texts_with(text), templates(), TODAY)


def rendered(site: BuiltSite) -> dict[Place, Element]:
    """Return every page as a tree: as HTML, as an engine reads its Markdown, and hand-written pages."""
    trees = {("html", page.path): read_html(to_html(page)) for page in site.pages}
    trees |= {("markdown", page.path): read_html(engine_html(to_markdown(page))) for page in site.pages}
    return trees | {("brief", brief.path): read_html(engine_html(brief.markdown)) for brief in site.briefs}


@pytest.fixture(scope="module")
def harmless() -> dict[Place, Skeleton]:
    """Return elements and attributes of every page of the miniature with a harmless word in every free text."""
    return {place: skeleton(tree) for place, tree in rendered(built_with(HARMLESS)).items()}


def test_every_field_that_takes_free_text_is_tried() -> None:
    filled: set[Field] = set()
    texts_with("x", filled)
    assert filled == free_texts()
    assert {("Fact", "statement"), ("Difference", "note"), ("BriefHead", "title"), ("Site", "branch")} <= filled


@pytest.mark.parametrize("name", TRIED)
def test_a_hostile_text_adds_nothing_to_any_page_and_is_shown_as_it_is(
    name: str, harmless: dict[Place, Skeleton]
) -> None:
    text = TRIED[name]
    assert problems_of(texts_with(text)) == []
    for place, tree in rendered(built_with(text)).items():
        assert (place, skeleton(tree) - harmless[place]) == (place, Counter())
        assert (place, harmless[place] - skeleton(tree)) == (place, Counter())
        for element in tree:
            assert (place, dangers(element)) == (place, [])
        if place[1] == "countries/sudland":
            assert tree.find("title").text == " ".join(f"Sudland{text}".split())
            assert " ".join(text.split()) in tree.find("fact-summit-hosted-by-sudland").text


def dangers(element: Element) -> list[str]:
    """Return the attributes of an element that run something or reach beyond the site and its invented sources."""
    found = [name for name in element.attributes if name.startswith("on")]
    addresses = [element.attributes[name] for name in ("href", "src") if name in element.attributes]
    return found + [address for address in addresses if not re.match(r"https?://example\.org/|[^:]*($|#)", address)]


@pytest.mark.parametrize("text", ["\u202ex", "\u2067x", "\r\n\r\nx", "\x07"])
def test_characters_that_only_hide_are_refused(text: str) -> None:
    assert "control-character" in problems_of(texts_with(text))


@pytest.mark.parametrize("text", ["<b>x</b>", "![x](y)", "[x](javascript:y)", "x\n{: onclick=x }", "[x](a&colon;y)"])
def test_what_markdown_would_make_of_a_hand_written_page_is_refused(text: str) -> None:
    texts = texts_with(HARMLESS)
    file = "briefs/briefs/strait-cable.md"
    with pytest.raises(ContentError) as raised:
        build(texts | {file: texts[file] + f"\n{text}\n".encode()}, templates(), TODAY)
    assert {problem.rule for problem in raised.value.problems} == {"brief-raw-html"}
