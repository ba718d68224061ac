"""Links written as short as they can be."""

from urllib.parse import urljoin

import pytest
from hypothesis import given, strategies as st

from generator.publish.near_links import with_near_links
from generator.render.page import root_of

paths = st.lists(st.sampled_from(["countries", "russia", "2", "events"]), min_size=1, max_size=3).map("/".join)
ends = st.sampled_from(["", "#fact-a", "feed.xml", "?a=russia"])


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("countries/russia/2/", "./"),
        ("countries/russia/2/#fact-a", "#fact-a"),
        ("countries/russia/2/facts.json", "facts.json"),
        ("countries/russia/", "../"),
        ("countries/russia/3/#fact-a", "../3/#fact-a"),
        ("countries/syria/", "../../syria/"),
        ("countries/", "../../"),
        ("events/a-meeting/", "../../../events/a-meeting/"),
        ("", "../../../"),
    ],
)
def test_a_link_goes_up_no_further_than_it_must(target: str, near: str) -> None:
    assert with_near_links(f'<a href="../../../{target}">', "countries/russia/2") == f'<a href="{near}">'


def test_the_home_page_is_at_the_root_already() -> None:
    assert with_near_links('<a href="./countries/">', "") == '<a href="./countries/">'


def test_text_is_left_as_it_is() -> None:
    text = "<p>=../countries/ and =&#34;../../countries/</p>"
    assert with_near_links(text, "countries/russia") == text


@given(paths, paths, ends)
def test_a_link_leads_where_it_led_and_is_no_longer(path: str, target: str, end: str) -> None:
    base = f"https://example.org/a/{path}/"
    far = f"{root_of(path)}{target}/{end}"
    near = with_near_links(f'<a href="{far}">', path).removeprefix('<a href="').removesuffix('">')
    assert urljoin(base, near) == urljoin(base, far)
    assert 0 < len(near) <= len(far)
