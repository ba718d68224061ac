from xml.etree import ElementTree

from bench.__main__ import PEERS
from bench.figures import Account, Figures
from bench.plot import plot
from bench.table import results
from bench.targets import TARGETS, growth
from bench.words import NOT_MEASURED
from tests.bench.made_figures import made_figures

ALL = list(PEERS.values())


def row_of(text: str, start: str) -> list[str]:
    """Return the cells of the first line of a table that starts so."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {start} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_table_gives_medians_and_ours_over_theirs() -> None:
    text = results(made_figures(), ALL)
    assert row_of(text, "Cold build") == ["Cold build", "3.00 s [3]", "6.00 s (0.50) [2]", "failed, see below"]


def test_every_target_is_listed_with_what_was_measured_and_never_a_guess() -> None:
    text = results(made_figures(), ALL)
    listed = {target.text: row_of(text, target.text)[1:] for target in TARGETS}
    assert len(listed) == len(TARGETS)
    assert listed.pop("Cold build at M, ours over Hugo") == ["0.7", "0.50", "reached"]
    assert listed.pop("Peak memory at L") == ["1000 MB", "1,200 MB", "not reached"]
    assert listed.pop("Time of a cold build for each page, L over M") == ["1.2", "1.10", "reached"]
    assert all(cells[1:] == [NOT_MEASURED, ""] for cells in listed.values())


def test_growth_is_the_time_of_a_page_at_l_over_that_at_m() -> None:
    growth_of_ours = growth(made_figures())
    assert growth_of_ours is not None
    assert abs(growth_of_ours - (33 / 1000) / (3 / 100)) < 1e-9
    assert growth(made_figures(), "hugo") is None
    text = results(made_figures(), ALL)
    section = text[text.index("## Time for each page") :]
    assert row_of(section, "Ours") == ["Ours", "1.10", NOT_MEASURED]
    assert row_of(section, "Hugo") == ["Hugo", NOT_MEASURED, "–"]
    assert row_of(section, "Zensical") == ["Zensical", NOT_MEASURED, NOT_MEASURED]


def test_what_failed_is_told_with_its_last_lines_and_cannot_break_the_table() -> None:
    text = results(made_figures(), ALL)
    assert "Zensical at M, Cold build:\n\n    CommandFailedError: ended with status 1\n    its last line | here" in text
    assert "/here/x.py" not in text


def test_results_without_a_single_figure_say_that_nothing_was_measured() -> None:
    text = results(Figures("a machine", "abc"), ALL)
    assert all(row_of(text, target.text)[2] == NOT_MEASURED for target in TARGETS)


def test_the_picture_has_a_bar_for_each_figure_as_long_as_it_is_large() -> None:
    picture = ElementTree.fromstring(plot(made_figures(), ALL))  # noqa: S314  # our own picture
    groups = picture.findall("{*}g")
    headings = [group.findtext("{*}text") for group in groups]
    assert headings == ["Cold build, M", "Cold build, L", "Peak memory of the cold build, L"]
    lengths = [float(bar.attrib["width"]) for bar in groups[0].findall("{*}rect")]
    assert lengths[0] * 2 == lengths[1]


def test_the_account_tells_shares_of_time_and_bytes() -> None:
    figures = made_figures()
    figures.accounts["M"] = Account({"one stage": 1.0, "another": 3.0}, 5e7, {"Pages, HTML": (7, 900), "small": (1, 2)})
    text = results(figures, ALL)
    assert row_of(text, "another") == ["another", "3.00 s", "75%"]
    assert row_of(text, "Pages, HTML") == ["Pages, HTML", "7", "900 B", "100%"]
    assert "| small |" not in text
    assert "4.00 s in all; with its content loaded, the process holds 50.0 MB" in text
