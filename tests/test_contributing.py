"""The tables of CONTRIBUTING and SECURITY name files and folders that are there."""

import re

import pytest

from tests.built import REPOSITORY

TEXT = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md"])
def test_every_path_of_the_table_is_there(page: str) -> None:
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    named = [path for row in rows for path in re.findall(r"`(\.?[\w./-]+)`", row)]
    paths = [path for path in named if "/" in path or path.endswith((".py", ".yml", ".toml", ".md"))]
    assert len(paths) > 20
    there = [path for path in paths if (REPOSITORY / path).exists() or (REPOSITORY / "generator" / path).exists()]
    assert sorted(set(paths) - set(there)) == []


def test_every_row_says_what_to_touch_and_what_proves_it() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ")][1:]
    assert all(
        len(row.strip("|").split("|")) == 3 and all(cell.strip() for cell in row.strip("|").split("|")) for row in rows
    )
