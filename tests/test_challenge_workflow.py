"""The draft that a challenge becomes: one commit on a branch of its own, and word on the issue whatever happens."""

import base64
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.built import REPOSITORY
from tests.github_script import Call, calls_of

PATH = "content/facts/energy.yml"
DATA = b"\xef\xbb\xbf- id: a-fact\r\n  statement: \xc5\x9eu\xc5\x9fa\r\n"
TOLD = "a-fact: statement is now @octocat says ![x](https://example.net)\nchanged content/facts/energy.yml\n"
REFUSED = "Nothing is changed: there is no fact '@octocat #1'.\n"
PAYLOAD = {"issue": {"number": 12}, "repository": {"default_branch": "main"}}


def asked(folder: Path, told: str, files: str, answers: dict[str, Any] | None = None) -> list[Call]:
    """Return what the script asks of GitHub after `make challenge` has left `told` and `files`."""
    for name, data in {
        "build/challenge.txt": told.encode(),
        "build/challenge.files": files.encode(),
        "build/changed.md": b"**1 change of meaning: 1 corrected.**\n",
        PATH: DATA,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    usual = {"repos.getContent": {"sha": "b" * 40}, "pulls.create": {"number": 13}}
    return calls_of("challenge.yml", "draft", folder, payload=PAYLOAD, answers=usual | (answers or {}))


def body_of(call: Call) -> str:
    """Return what is said on the issue, with no mention, link or picture in it that a stranger wrote."""
    name, given = call
    assert name == "issues.createComment"
    assert given["issue_number"] == 12
    assert all(line.startswith("    ") for line in given["body"].splitlines() if "@" in line)
    return str(given["body"])


def test_the_change_is_drafted_from_the_commit_that_was_read(tmp_path: Path) -> None:
    calls = asked(tmp_path, TOLD, f"{PATH}\0")
    branch, content, commit, pull, comment = calls
    assert branch == ("git.createRef", {"ref": "refs/heads/challenge/12", "sha": "f" * 40})
    assert content == ("repos.getContent", {"path": PATH, "ref": "challenge/12"})
    name, given = commit
    assert name == "repos.createOrUpdateFileContents"
    assert base64.b64decode(given.pop("content")) == DATA
    assert given == {
        "path": PATH,
        "branch": "challenge/12",
        "sha": "b" * 40,
        "message": "Challenge of a-fact (#12)",
    }
    name, given = pull
    assert name == "pulls.create"
    text = given.pop("body")
    assert given == {"draft": True, "base": "main", "head": "challenge/12", "title": "Challenge of a-fact"}
    assert "closes #12" in text
    assert "    a-fact: statement is now @octocat says" in text
    assert "\n\n**1 change of meaning: 1 corrected.**\n\n" in text
    assert "starts no checks by itself" in text
    assert all(line.startswith("    ") for line in text.splitlines() if "octocat" in line)
    assert body_of(comment) == "The change is drafted in #13."


def test_what_is_no_proposal_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (comment,) = asked(tmp_path, REFUSED, "")
    assert "    Nothing is changed: there is no fact '@octocat #1'.\n" in body_of(comment)


def test_a_branch_that_editors_may_have_worked_on_is_left_alone(tmp_path: Path) -> None:
    branch, comment = asked(tmp_path, TOLD, f"{PATH}\0", {"git.createRef": {"status": 422}})
    assert branch[0] == "git.createRef"
    assert "There is a branch `challenge/12` already." in body_of(comment)


@pytest.mark.parametrize("status", [403, 422])
def test_where_workflows_may_open_no_pull_request_it_says_how_to(status: int, tmp_path: Path) -> None:
    *_, comment = asked(tmp_path, TOLD, f"{PATH}\0", {"pulls.create": {"status": status}})
    assert "https://github.com/example/briefing/compare/main...challenge/12?expand=1" in body_of(comment)


@pytest.mark.parametrize("call", ["git.createRef", "pulls.create"])
def test_another_fault_is_not_passed_over(call: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="refused"):
        asked(tmp_path, TOLD, f"{PATH}\0", {call: {"status": 500}})


def test_only_the_label_of_editors_starts_it_and_the_issue_reaches_no_command() -> None:
    text = (REPOSITORY / ".github" / "workflows" / "challenge.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow[True] == {"issues": {"types": ["labeled"]}}  # YAML 1.1 reads the key `on` so
    (job,) = workflow["jobs"].values()
    assert job["if"] == "github.event.label.name == 'draft-change'"
    (step,) = (step for step in job["steps"] if "run" in step)
    assert step == {"run": "make challenge", "env": {"ISSUE": "${{ github.event.issue.body }}"}}
