"""How much is tried: a little by default, so that tests take minutes, and everything where `BRIEFING_TEST_BUDGET=full`."""

import os

FULL = os.environ.get("BRIEFING_TEST_BUDGET") == "full"


def examples(small: int, full: int) -> int:
    """Return how many examples to try under the budget of this run."""
    return full if FULL else small
