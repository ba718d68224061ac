import re
from collections import Counter

import pytest

from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.assemble import to_html, to_markdown
from tests.built import TODAY, engine_html
from tests.hostile import Field, free_texts, problems_of, texts_with
from tests.html_tree import Element, read_html, skeleton
from tests.render.pages import templates

HARMLESS = " harmless"
# Numbers are spelt out: a bare digit in a brief is a problem of another rule.
HOSTILE = {
    "script": "<script>alert()</script>",
    "image": "<img src=x onerror=alert()>",
    "attribute": '"onmouseover="alert()',
    "single-quote": "' onfocus='alert()",
    "jinja": "{{ seven * seven }}{% raw %}",
    "section-end": "]]>",
    "ampersand": "& &amp; &lt;b&gt; &#60;i&#62;",
    "line-separator": "\u2028x\u2029y\x85z",
    "right-to-left": "\u202e\u200f\u2067x",
    "comment": "--><!-- x -->",
    "end-tags": "</p></article></div></h1></title></script></style>",
    "link": "[x](javascript:alert())",
    "picture": "![x](https://elsewhere.example/x.png)",
    "emphasis": "`c` *b* __s__ ~~d~~ ^u^ $m$",
    "heading": "\n\n## Heading\n\n- item\n\n    code",
    "carriage-returns": "\r\n\r\n<b>x</b>",
    "attribute-list": "{: onclick=x }{#other .class}",
    "table": "|a|b|\n|-|-|\n|c|d|",
    "backslash": "\\",
    "address": " https://elsewhere.example/ <https://elsewhere.example/>",
    "reference": "[x]: javascript:alert()",
    "front-matter": "\n---\ntitle: other\n---\n",
}


def built_with(text: str, iso: str | None = None) -> BuiltSite:
    """Return the miniature with `text` in every free text."""
    return build(texts_with(text, iso=iso), templates(), TODAY)


def rendered(site: BuiltSite) -> dict[tuple[str, str], Element]:
    """Return every page as a tree: as HTML, as an engine reads its Markdown, and hand-written pages."""
    trees = {("html", page.path): read_html(to_html(page)) for page in site.pages}
    trees |= {("markdown", page.path): read_html(engine_html(to_markdown(page))) for page in site.pages}
    return trees | {("brief", brief.path): read_html(engine_html(brief.markdown)) for brief in site.briefs}


@pytest.fixture(scope="module")
def harmless() -> dict[tuple[str, str], Counter[tuple[str, tuple[str, ...]]]]:
    """Return elements and attributes of every page of the miniature with a harmless word in every free text."""
    return {place: skeleton(tree) for place, tree in rendered(built_with(HARMLESS)).items()}


def test_every_field_that_takes_free_text_is_tried() -> None:
    filled: set[Field] = set()
    texts_with("x", filled)
    assert filled == free_texts()
    assert {("Fact", "statement"), ("Difference", "note"), ("BriefHead", "title"), ("Site", "branch")} <= filled


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_adds_no_element_and_no_attribute(
    name: str, harmless: dict[tuple[str, str], Counter[tuple[str, tuple[str, ...]]]]
) -> None:
    assert problems_of(texts_with(HOSTILE[name])) == []
    for place, tree in rendered(built_with(HOSTILE[name])).items():
        assert (place, skeleton(tree) - harmless[place]) == (place, Counter())
        assert (place, harmless[place] - skeleton(tree)) == (place, Counter())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_makes_no_handler_no_script_link_and_no_request(name: str) -> None:
    for place, tree in rendered(built_with(HOSTILE[name])).items():
        for element in tree:
            assert (place, [key for key in element.attributes if key.startswith("on")]) == (place, [])
            for key in ("href", "src"):
                address = element.attributes.get(key, "")
                assert re.match(r"(https?://example\.org/|[^:]*(#|$))", address), (place, address)
            assert "elsewhere.example" not in element.attributes.get("src", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(name: str) -> None:
    text = " ".join(HOSTILE[name].split())
    for (form, path), tree in rendered(built_with(HOSTILE[name])).items():
        if path == "countries/sudland":
            title = " ".join(f"Sudland{HOSTILE[name]}".split())
            assert (form, [heading.text for heading in tree.all("h1")]) == (form, [title])
            assert text in tree.find("fact-summit-hosted-by-sudland").text


def test_a_hostile_flag_code_stays_within_its_attribute() -> None:
    hostile, plain = built_with(HARMLESS, iso='"><script>x</script>'), built_with(HARMLESS, iso="xa")
    expected = {place: skeleton(tree) for place, tree in rendered(plain).items()}
    assert {place: skeleton(tree) for place, tree in rendered(hostile).items()} == expected


@pytest.mark.parametrize("text", ["<b>x</b>", "![x](y)", "[x](javascript:y)", "{: onclick=x }", "[x](&#106;s:y)"])
def test_what_markdown_would_make_of_a_hand_written_page_is_refused(text: str) -> None:
    texts = texts_with(HARMLESS)
    file = "briefs/briefs/strait-cable.md"
    with pytest.raises(ContentError) as raised:
        build(texts | {file: texts[file] + f"\n{text}\n".encode()}, templates(), TODAY)
    assert {problem.rule for problem in raised.value.problems} == {"brief-raw-html"}
