"""Why targets are not reached: told of each that is not, from the account, and of no other."""

import pytest

from bench.account import CONTENT, ENGINE, HTML, PAGES, WRITING
from bench.figures import Account, Figure, Figures, What
from bench.reasons import REASONS, pages_alone, reasons
from bench.targets import TARGETS

SECONDS = {CONTENT: 2.0, ENGINE: 1.0, PAGES[0]: 3.0, PAGES[1]: 1.0, WRITING: 4.0, "Search index": 9.0}
FILES = {HTML: (100, 900_000_000), "cite.json": (300, 1_100_000_000)}


def slow_figures() -> Figures:
    """Return figures of cold builds, memory and size that miss their targets, with accounts."""
    figures = Figures("a machine", "abc")
    for size in ("M", "L"):
        figures.accounts[size] = Account(dict(SECONDS), 400_000_000, dict(FILES))
        for peer, seconds, peak in (("ours", 12.0, 1e9), ("hugo", 5.0, 2e9), ("zensical", 15.0, 3e9)):
            figures.add(Figure(peer, size, What.COLD, seconds))
            figures.add(Figure(peer, size, What.PEAK, peak))
        figures.add(Figure("ours", size, What.SITE, 2_000_000_000))
    return figures


def test_pages_alone_are_what_makes_pages_and_their_share_of_writing() -> None:
    assert pages_alone(Account(SECONDS, 0, FILES)) == 2 + 1 + 3 + 1 + 4 * 100 / 400


def test_each_missed_target_is_told_with_what_shows_why() -> None:
    text = "\n".join(reasons(slow_figures()))
    assert "| Whole build, processor time | 20.0 s | 20.0 s |" in text
    assert "| Pages alone, at best | 4.00 s | 4.00 s |" in text
    assert "| Cold build at M, pages alone at best over Hugo | 0.80 (to reach: 0.7) |  |" in text
    assert "| Cold build at L, pages alone at best over Hugo |  | 0.80 (to reach: 1) |" in text
    assert "0.3 of Hugo's would be 600 MB" in text
    assert "two hold up to 800 MB" in text
    assert "900 MB of 2.0 GB" in text
    assert "about 50,000 facts" in text


def test_of_a_target_that_is_reached_nothing_is_told() -> None:
    figures = slow_figures()
    for what, value in ((What.COLD, 1.0), (What.PEAK, 5e8), (What.SITE, 5e8)):
        figures.taken = [each for each in figures.taken if (each.peer, each.what) != ("ours", what)]
        figures.taken += [Figure("ours", size, what, value) for size in ("M", "L")]
    assert list(reasons(figures)) == []


def test_without_an_account_nothing_is_guessed() -> None:
    figures = slow_figures()
    figures.accounts.clear()
    assert list(reasons(figures)) == []


@pytest.mark.parametrize("start", REASONS)
def test_a_reason_is_for_a_target_there_is(start: str) -> None:
    assert any(target.text.startswith(start) for target in TARGETS)
