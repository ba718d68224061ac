import re
from pathlib import Path

import pytest

from generator.publish.policy import with_policy

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'


def policy_of(html: str) -> str:
    """Return the policy that stands in a page."""
    return html.split('http-equiv="Content-Security-Policy" content="')[1].split('"', maxsplit=1)[0]


def test_the_policy_stands_before_all_that_it_governs() -> None:
    html = with_policy(HEAD.format(""))
    assert html.index("Content-Security-Policy") < html.index("<title>")


def test_scripts_are_files_of_the_site_and_nothing_else_may_run() -> None:
    parts = policy_of(with_policy(HEAD.format("<script>a < b</script>"))).split("; ")
    assert "script-src 'self' 'wasm-unsafe-eval'" in parts
    assert "default-src 'self'" in parts
    assert not any("unsafe-inline" in part or "sha256" in part for part in parts)


def test_a_page_where_the_policy_has_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html></html>")


def test_every_page_of_the_site_has_its_policy_and_no_script_that_it_forbids(real_project: Path) -> None:
    pages = list((real_project / "site").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1, path
        assert not re.search(r'<script(?![^>]* src=|[^>]* type="application/)', html), path
        assert not re.search(r"<[a-z][^>]* (?:on[a-z]+|style)=", re.sub(r"<pre.*?</pre>", "", html, flags=re.DOTALL)), (
            path
        )
