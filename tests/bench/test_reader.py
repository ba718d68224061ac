"""What a reader waits for: nothing is measured of a page that is not there."""

from pathlib import Path

import pytest

from bench.reader import read


def test_a_page_that_is_not_built_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="countries/norland"):
        list(read(tmp_path, "countries/norland", "ours"))
