"""The comment on a pull request: code of main reads the commit as data, and writes one comment."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.built import REPOSITORY
from tests.github_script import Call, calls_of

MARKER = "<!-- what this pull request changes -->"
CHANGES = "**1 change of meaning: 1 corrected.**"
SHA = "a" * 40
RUN = {
    "head_sha": SHA,
    "head_branch": "`mend`; $(env)",
    "head_repository": {"owner": {"login": "stranger"}},
    "html_url": "https://github.com/example/briefing/actions/runs/5",
}
PULL = {"number": 7, "head": {"sha": SHA}}
BOT = {"login": "github-actions[bot]"}


def asked(changes: str, tmp_path: Path, *, run: Any = RUN, pulls: Any = (PULL,), comments: Any = ()) -> list[Call]:  # noqa: ANN401  # JSON
    """Return what the script that comments asks of GitHub."""
    return calls_of(
        "comment.yml",
        "write",
        tmp_path,
        payload={"workflow_run": run, "repository": {"default_branch": "main"}},
        answers={"pulls.list": list(pulls), "issues.listComments": list(comments)},
        environment={"CHANGES": changes},
    )


def written(calls: list[Call]) -> list[Call]:
    return [call for call in calls if not call[0].rpartition(".")[2].startswith("list")]


def test_the_pull_request_is_found_by_the_branch_that_github_names(tmp_path: Path) -> None:
    (name, given), *_ = asked(CHANGES, tmp_path)
    assert name == "pulls.list"
    assert given == {"state": "open", "base": "main", "head": "stranger:`mend`; $(env)"}


def test_what_changes_is_said_once_and_the_preview_is_linked(tmp_path: Path) -> None:
    ((name, given),) = written(asked(CHANGES, tmp_path))
    assert (name, given["issue_number"]) == ("issues.createComment", 7)
    assert given["body"].startswith(f"{MARKER}\n\n{CHANGES}\n\n")
    assert "(https://github.com/example/briefing/actions/runs/5#artifacts)" in given["body"]


def test_the_comment_is_renewed_and_nobody_elses_is_touched(tmp_path: Path) -> None:
    comments = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARKER}\n\nmine"},
        {"id": 2, "user": BOT, "body": "Of another workflow"},
        {"id": 3, "user": None, "body": None},
        {"id": 4, "user": BOT, "body": f"{MARKER}\n\nolder"},
    ]
    ((name, given),) = written(asked(CHANGES, tmp_path, comments=comments))
    assert (name, given["comment_id"]) == ("issues.updateComment", 4)
    ((name, given),) = written(asked("", tmp_path, comments=comments))
    assert (name, given) == (
        "issues.updateComment",
        {"comment_id": 4, "body": f"{MARKER}\n\nThe content is as it is on main."},
    )


@pytest.mark.parametrize(
    "given",
    [
        {"changes": ""},
        {"changes": CHANGES, "pulls": []},
        {"changes": CHANGES, "pulls": [{"number": 7, "head": {"sha": "b" * 40}}]},
        {"changes": CHANGES, "run": {**RUN, "head_repository": None}},
    ],
    ids=["nothing changes", "no pull request", "newer commits", "the fork is gone"],
)
def test_where_there_is_nothing_to_say_nothing_is_said(given: dict[str, Any], tmp_path: Path) -> None:
    assert written(asked(tmp_path=tmp_path, **given)) == []


def test_the_one_job_hands_over_what_the_other_writes(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "changed.md").write_text(f"{CHANGES}\n- “é”\n", encoding="utf-8")
    assert calls_of("comment.yml", "read", tmp_path) == [("output", {"changes": f"{CHANGES}\n- “é”"})]
    jobs = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["read"]["outputs"] == {"changes": "${{ steps.changes.outputs.changes }}"}
    assert jobs["write"]["steps"][0]["env"] == {"CHANGES": "${{ needs.read.outputs.changes }}"}


def test_the_job_that_may_write_runs_nothing_but_its_script() -> None:
    jobs = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8"))["jobs"]
    (step,) = jobs["write"]["steps"]
    assert step["uses"].startswith("actions/github-script@")
    assert jobs["read"]["permissions"] == {"contents": "read"}
