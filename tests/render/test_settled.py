import re

from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from generator.render.desk import settled
from generator.render.page import Section

HERE = "../../countries/norland/"
PIECES = sampled_from(
    [
        f'<a href="{HERE}">', f'<a href="{HERE}2/">', f'<a href="{HERE}2/#a">', f'<a href="{HERE}#a">',
        f'<a href="{HERE}file.csv">', '<a href="../../countries/sudland/">', "</a>", "Norland", "<b>", "</b>", "\n", " ",
        '<span class="by">', "According to ", "</span>", '<span data-source="one">', '<time class="by">', '<p id="x">',
    ]
)  # fmt: skip


@given(lists(PIECES, max_size=12))
def test_a_section_is_settled_as_patterns_of_its_address_would_do_it(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert settled(Section("", "", html), HERE, {"one": 1}).html == by_patterns(html)


def test_a_page_leads_to_itself_only_from_who_says_so_and_where_it_is_written() -> None:
    link = f'<a href="{HERE}">Norland</a>'
    by, source = f'<span class="by">According to {link}</span>', f'<span data-source="one">{link}</span>'
    html = f'{by} <p>{link} met <a href="{HERE}2/#fact-x">x</a>.</p> {source}'
    assert settled(Section("", "", html), HERE, {"one": 3}).html == (
        f'{by} <p>Norland met <a href="2/#fact-x">x</a>.</p> <span data-source="3">{link}</span>'
    )


def by_patterns(html: str) -> str:
    html = html.replace(f'href="{HERE}#', 'href="#')
    html = re.sub(rf'href="{re.escape(HERE)}(?=\d+/)', 'href="', html)
    own = rf'(class="by">[^<]*|data-source="[^"]*">)?<a href="{re.escape(HERE)}">([^<]*)</a>'
    html = re.sub(own, lambda match: match[0] if match[1] else match[2], html)
    return html.replace('data-source="one"', 'data-source="1"')
