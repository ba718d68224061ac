"""The way between the parts of a long page: to the first, the last and those nearby."""

from generator.render.addresses import part_path
from generator.render.fact_view import Link

_GAP = "…"
_NEAR = 3


def part_links(address: str, count: int, part: int) -> tuple[Link, ...]:
    """Return what stands in the row of parts of the page at `address`, on the numbered `part`: none where it has but one.

    The part itself, and each gap between those that are named, has no address. Some pages have a thousand parts: each
    names a few of them.
    """
    if count == 1:
        return ()
    nearby = range(max(1, part - _NEAR - 1), min(count, part + _NEAR + 1) + 1)
    return tuple(_link(address, number, count, part) for number in sorted({1, *nearby, count}))


def _link(address: str, number: int, count: int, part: int) -> Link:
    if number == part:
        return Link(str(number), "")
    if abs(number - part) <= _NEAR or number in {1, count}:
        return Link(str(number), part_path(address, number))
    return Link(_GAP, "")
