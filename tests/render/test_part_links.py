"""The way between the parts of a long page."""

import pytest

from generator.render.part_links import part_links


@pytest.mark.parametrize(
    ("count", "part", "expected"),
    [
        (1, 1, ""),
        (2, 1, "[1] 2"),
        (5, 1, "[1] 2 3 4 5"),
        (6, 1, "[1] 2 3 4 … 6"),
        (9, 5, "1 2 3 4 [5] 6 7 8 9"),
        (11, 6, "1 … 3 4 5 [6] 7 8 9 … 11"),
        (1000, 500, "1 … 497 498 499 [500] 501 502 503 … 1000"),
        (1000, 1000, "1 … 997 998 999 [1000]"),
    ],
)
def test_a_part_leads_to_the_first_the_last_and_those_nearby(count: int, part: int, expected: str) -> None:
    links = part_links("themes/energy/", count, part)
    assert " ".join(f"[{link.text}]" if link.text == str(part) else link.text for link in links) == expected
    addressed = {link.text: link.href for link in links if link.href}
    assert str(part) not in addressed
    for text, href in addressed.items():
        assert href == ("themes/energy/" if text == "1" else f"themes/energy/{text}/")
