"""What a reader waits for: nothing is measured of a page that is not there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.figures import What
from bench.reader import search, visit


@pytest.mark.parametrize("measure", [visit, lambda site, address: search(site, address, "ours")])
def test_a_page_that_is_not_built_is_not_measured(
    tmp_path: Path, measure: Callable[[Path, str], Iterator[tuple[What, float]]]
) -> None:
    with pytest.raises(FileNotFoundError, match="countries/norland"):
        list(measure(tmp_path, "countries/norland"))
