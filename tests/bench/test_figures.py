from pathlib import Path

from bench.figures import Figure, What, kept
from tests.bench.made_figures import made_figures


def test_a_figure_is_the_median_of_its_rounds_and_none_where_nothing_was_measured() -> None:
    figures = made_figures()
    assert figures.median("ours", "M", What.COLD) == 3.0
    assert figures.median("hugo", "M", What.COLD) == 6.0
    assert figures.median("hugo", "L", What.COLD) is None


def test_figures_are_kept_after_each_and_add_up_over_runs_of_one_state_of_the_code(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    first = kept(path, "machine", "abc")
    first.versions["ours"] = "mkdocs 1"
    first.add(Figure("ours", "S", What.COLD, 1.5))
    second = kept(path, "machine", "abc")
    second.add(Figure("ours", "S", What.COLD, 2.5))
    again = kept(path, "machine", "abc")
    assert (again.values("ours", "S", What.COLD), again.versions) == ([1.5, 2.5], {"ours": "mkdocs 1"})


def test_figures_of_another_machine_or_state_of_the_code_are_set_aside_and_not_mixed_in(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    kept(path, "machine", "abc").add(Figure("ours", "S", What.COLD, 1.5))
    assert kept(path, "machine", "def").taken == []
    assert (tmp_path / "bench-abc.json").exists()


def test_a_fault_is_told_once_and_only_where_no_round_went_well() -> None:
    figures = made_figures()
    figures.add(Figure("zensical", "M", What.COLD, None, "again"))
    figures.add(Figure("ours", "M", What.COLD, None, "a round that failed beside those that did not"))
    assert [(fault.peer, fault.fault) for fault in figures.faults()] == [("zensical", "again")]
