"""How figures stand in the results."""

from bench.figures import What
from bench.words import said, table


def test_figures_are_said_with_their_unit_and_no_more_precision_than_they_have() -> None:
    assert [said(value, What.COLD) for value in (0.0123, 1.234, 12.34, 1234.5)] == [
        "12 ms",
        "1.23 s",
        "12.3 s",
        "1,234.5 s",
    ]
    assert [said(value, What.SITE) for value in (512, 30_100, 250_000_000, 1.2e9)] == [
        "512 B",
        "30.1 kB",
        "250 MB",
        "1.2 GB",
    ]
    assert said(4362, What.PAGES) == "4,362"


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert table(("a|b", ""), [("1", "2")]) == "| a¦b |  |\n| --- | --- |\n| 1 | 2 |\n"
