"""Whatever an editor writes into a page, the check names it at its line, or it does nothing in a reader's browser."""

import re
from time import process_time

import pytest
import yaml

from generator.check.markup import EXTENSIONS, located
from generator.check.rules.brief_address_taken import FOLDERS, PAGES
from generator.pipeline import BuiltSite
from tests.built import REPOSITORY, engine_html
from tests.check.cases import problems_over_miniature
from tests.html_tree import read_html

_SCHEMES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://a.org/",
]
_DISGUISES = [
    "javascript&colon;alert(1)", "javascript&#58;alert(1)", "java&Tab;script:x", "java&NewLine;script:x", "&#106;avascript:x",
    "&#x6A;avascript:x", "java\nscript:x", "\njavascript:x", "//host.example/x", "/\\host.example", "\\\\\\\\host.example",
    "blob:x", "about:blank", "view-source:x", "intent:x", "\x01javascript:x",
]  # fmt: skip
_FORMS = ["[x]({})", "[x](<{}>)", "[x][y]\n\n[y]: {}", '[x]({} "t")']
PAYLOADS = [form.format(address) for form in _FORMS for address in [*_SCHEMES, *_DISGUISES]] + [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>y</a>", "<svg onload=x>",
    "<iframe src=//a.org></iframe>", "<style>*{}</style>", "<!-- x -->", "<?php x ?>", "<!DOCTYPE x>", "<b onclick=x>y</b>",
    "![x](y.png)", "![x][y]\n\n[y]: https://a.org/z.png", "![x](javascript:y)", "<javascript:x>", "<vbscript:x>",
    "# H {: onclick=x }", "[x](https://a.org){: onclick=x }", "*x*{: style=color:red }", "- x\n{: onclick=x }", "<details open ontoggle=x>",
    "> <b>x</b>", "| a |\n|---|\n| <b>x</b> |", "1. <i>x</i>", "<math><a xlink:href=javascript:x>y</a></math>", "<form action=x>",
    "<base href=//a.org>", "<link rel=stylesheet href=x>", "<meta http-equiv=refresh content=0>", "<input autofocus onfocus=x>",
]  # fmt: skip


def dangers(markdown: str) -> list[str]:
    """Return what of the HTML that the engine makes could run something or reach another host unasked."""
    found = []
    for element in read_html(engine_html(markdown)):
        found += [name for name in element.attributes if name.startswith("on") or name in {"src", "style", "action"}]
        found += (
            [element.tag]
            if element.tag in {"script", "style", "iframe", "base", "meta", "link", "form", "object"}
            else []
        )
        address = re.sub(r"[\x00-\x20]", "", element.attributes.get("href") or "").replace("\\", "/")
        found += [address] if re.match(r"(?!https?:|mailto:)[A-Za-z][\w+.-]*:|//", address) else []
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_named_at_its_line_or_does_nothing(payload: str) -> None:
    text = f"A sentence.\n\n{payload}\n\nAnother.\n"
    file = "briefs/about/extra.md"
    problems = problems_over_miniature({file: f"---\ntitle: Extra\n---\n{text}".encode()})
    assert {problem.place.file for problem in problems} <= {file}
    last = 6 + payload.count("\n")
    assert all(6 <= problem.place.line <= last for problem in problems)
    assert problems or dangers(text) == []


def test_some_payloads_would_do_something() -> None:
    assert sum(bool(dangers(payload)) for payload in PAYLOADS) > 40


def test_the_check_reads_markdown_as_the_site_does() -> None:
    configuration = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    assert set(EXTENSIONS) == {"toc", "tables", "fenced_code", *configuration["markdown_extensions"]}


@pytest.mark.parametrize(
    "text", ["](" + " " * 20_000, "](" * 50_000, "[a](" * 50_000, "[a](\n" * 20_000, "*a " * 30_000, "<a " * 30_000],
    ids=["blanks", "closed", "opened", "lines", "stars", "elements"],
)  # fmt: skip
def test_no_page_takes_long(text: str) -> None:
    start = process_time()
    located(["word " * 20_000])
    usual = process_time() - start
    start = process_time()
    located(text.split("\n"))
    assert process_time() - start < 1 + 50 * usual


def test_the_addresses_that_are_taken_are_those_of_the_generated_pages(real: BuiltSite) -> None:
    briefs = {brief.path for brief in real.briefs}
    generated = {page.path for page in real.pages if page.path not in {"", "briefs"}}
    behind = {path for path in generated if any(path.startswith(f"{brief}/") for brief in briefs)}
    unknown = {
        path
        for path in generated - behind
        if path.partition("/")[0] not in FOLDERS and not any(f"{path}/".startswith(f"{page}/") for page in PAGES)
    }
    assert unknown == set()
    assert {path.partition("/")[0] for path in generated} >= FOLDERS
