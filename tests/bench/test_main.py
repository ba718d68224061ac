"""The command `python -m bench`: it prints the page that it writes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.__main__ import main
from tests.bench.made_figures import made_figures


def test_the_results_are_printed_as_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.__main__._BUILD", tmp_path)
    figures = made_figures()
    figures.path = tmp_path / "bench.json"
    figures.keep()
    done = CliRunner().invoke(main, ["--report", "--results", str(tmp_path / "results")], catch_exceptions=False)
    page = (tmp_path / "results" / "results.md").read_text(encoding="utf-8")
    assert "| Cold build at M, ours over Hugo | 0.7 |" in page
    assert page in done.output
