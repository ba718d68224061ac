from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publish.policy import with_policy

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'


def policy_of(html: str) -> str:
    """Return the policy that stands in a page."""
    return html.split('http-equiv="Content-Security-Policy" content="')[1].split('"', maxsplit=1)[0]


def hash_of(code: str) -> str:
    """Return how a policy names a script."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def test_the_policy_stands_before_all_that_it_governs() -> None:
    html = with_policy(HEAD.format(""))
    assert html.index("Content-Security-Policy") < html.index("<title>")


def test_scripts_within_the_page_are_named_by_their_hashes_each_once() -> None:
    scripts = policy_of(
        with_policy(HEAD.format("<script>a < b</script><script type=module>c</script><script>a < b</script>"))
    )
    assert scripts.count(hash_of("a < b")) == 1
    assert hash_of("c") in scripts


def test_loaded_scripts_and_data_need_no_hash() -> None:
    body = '<script src="x.js"></script><script type="application/json">{}</script>'
    assert "sha256" not in policy_of(with_policy(HEAD.format(body)))


def test_nothing_else_may_run() -> None:
    policy = policy_of(with_policy(HEAD.format("")))
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert "default-src 'self'" in policy


def test_a_page_where_the_policy_has_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html></html>")


def test_every_page_of_the_site_has_its_policy(real_project: Path) -> None:
    pages = list((real_project / "site").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1, path
