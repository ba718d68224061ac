"""Changes as a comment: never more than GitHub and a variable of a workflow take, in any script."""

import pytest

from generator.derive.changes import Change, ChangeKind
from generator.publish.change_forms import MOST_BYTES, as_markdown

NOTICE = 100  # bytes of the line that says what is left out


@pytest.mark.parametrize("words", ["Plain words.", "外交政策。" * 20, "🇦🇿" * 50])
def test_a_comment_too_long_is_cut_by_bytes_and_says_so(words: str) -> None:
    changes = [Change(ChangeKind.ADDED, "fact", f"fact-{number}", words) for number in range(3000)]
    comment = as_markdown(changes)
    assert MOST_BYTES * 0.9 < len(comment.encode()) < MOST_BYTES + NOTICE
    assert comment.endswith("The rest is left out; `briefing diff` shows all of it.\n")
    assert "The rest" not in as_markdown(changes[:20])
