"""The lists of the focus country's page, which would grow with the whole content."""

from hypothesis import given, strategies as st

from generator.render.newest import MOST_ROWS_OF_FOCUS, NewestRows
from tests.make import make_event, make_fact
from tests.render.pages import site_with, tree_at

ROWS = st.lists(st.integers(), max_size=12)


@given(ROWS, ROWS, st.integers(min_value=1, max_value=12))
def test_the_newest_rows_stand_in_their_order_and_the_rest_is_counted(
    dated: list[int], undated: list[int], most: int
) -> None:
    rows = NewestRows(most)
    shown = rows.of(dated, undated)
    assert len(shown) == min(most, len(dated) + len(undated))
    assert rows.left_out == len(dated) + len(undated) - len(shown)
    kept = min(most, len(dated))
    assert shown == (*dated[len(dated) - kept :], *undated[: len(shown) - kept])
    assert NewestRows(None).of(dated, undated) == (*dated, *undated)


def test_the_page_of_the_focus_country_says_that_it_shows_the_newest_and_leads_to_the_rest() -> None:
    def site(count: int) -> list[str]:
        events = [
            make_event(
                id=f"event-{number:02}", name=f"Meeting {number:02}", when=f"20{number:02}", participants=["norland"]
            )
            for number in range(count)
        ]
        facts = [make_fact(id=f"fact-{event.id}", about=[event.id, "norland"]) for event in events]
        page = tree_at(site_with(*facts, entities=events), "countries/norland")
        return [link.text for link in page.all("a") if link.text.startswith("Meeting")] + [
            link.attributes["href"] for link in page.all("a") if link.text in {"events", "figures"}
        ]

    names = [f"Meeting {number:02}" for number in range(MOST_ROWS_OF_FOCUS + 2)]
    assert site(MOST_ROWS_OF_FOCUS) == names[:-2]
    assert site(MOST_ROWS_OF_FOCUS + 2) == [*names[2:], "../../events/", "../../figures/"]
