"""The day of a build is that of SOURCE_DATE_EPOCH, and a value that is none is refused in one sentence."""

import os
import subprocess
import sys
from datetime import date

import pytest

from generator.clock import today
from tests.built import MINIATURE


@pytest.mark.parametrize(("epoch", "day"), [("0", date(1970, 1, 1)), ("253402300799", date(9999, 12, 31))])
def test_the_day_is_that_of_the_variable(epoch: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day


@pytest.mark.parametrize("epoch", ["tomorrow", "-1", "1.5", " ", "253402300800", "9" * 400, "١"])
def test_any_other_value_is_refused_in_one_sentence(epoch: str) -> None:
    for command in (["generator.cli", "check"], ["generator.cli", "todo"]):
        done = subprocess.run(  # noqa: S603  # our own arguments
            [sys.executable, "-m", *command], cwd=MINIATURE, env=os.environ | {"SOURCE_DATE_EPOCH": epoch},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert done.stderr.startswith("SOURCE_DATE_EPOCH is ")
        assert len(done.stderr.splitlines()) == 1
