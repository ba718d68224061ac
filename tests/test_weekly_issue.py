"""The script of the weekly workflow, run by Playwright's Node against a GitHub made for the purpose."""

import json
import subprocess
from pathlib import Path
from typing import Any

import playwright
import pytest
import yaml

from tests.built import REPOSITORY

NODE = Path(playwright.__file__).parent / "driver" / "node"
TITLE = "Sources and facts that need a look"
REPORT = "- [ ] `a-source`: gone"
DUE = "- [ ] `a-plan`: planned for 2025"
MOST = 65_000
# As actions/github-script does it: the script is the body of an asynchronous function with these names.
RUN = """
const [script, open] = process.argv.slice(1);
const calls = [];
const told = (name) => async (given) => { calls.push([name, given]); };
const issues = { listForRepo: "list", create: told("create"), update: told("update"), createComment: told("comment") };
const github = { rest: { issues }, paginate: async (what, given) => {
  if (what !== "list" || given.state !== "open" || given.creator !== "github-actions[bot]") throw new Error("other issues");
  return JSON.parse(open);
} };
const context = { repo: { owner: "example", repo: "briefing" } };
const AsyncFunction = (async () => {}).constructor;
new AsyncFunction("github", "context", "require", script)(github, context, require)
  .then(() => console.log(JSON.stringify(calls)));
"""


def calls_of(links: str, due: str, titles: list[str], folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return what the script asks of GitHub, without owner and repository; the open issues are numbered from 7."""
    workflow = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "weekly.yml").read_text(encoding="utf-8"))
    script = workflow["jobs"]["look"]["steps"][-1]["with"]["script"]
    (folder / "build").mkdir()
    (folder / "build" / "links.md").write_text(links, encoding="utf-8")
    (folder / "build" / "todo.md").write_text(due, encoding="utf-8")
    issues = [{"number": number, "title": title} for number, title in enumerate(titles, start=7)]
    run = subprocess.run(  # noqa: S603  # Playwright's own Node with the text above
        [NODE, "-e", RUN, "--", script, json.dumps(issues)], cwd=folder, capture_output=True, text=True, check=True
    )
    calls = [(name, dict(given)) for name, given in json.loads(run.stdout)]
    for _, given in calls:
        assert (given.pop("owner"), given.pop("repo")) == ("example", "briefing")
    return calls


@pytest.mark.parametrize(
    ("links", "due", "titles", "calls"),
    [
        ("", "", [], []),
        ("", "", ["Another matter"], []),
        (REPORT + "\n", "", ["Another matter"], [("create", {"title": TITLE, "body": REPORT})]),
        ("", DUE + "\n", [], [("create", {"title": TITLE, "body": DUE})]),
        (
            REPORT + "\n",
            DUE + "\n",
            ["Another matter", TITLE],
            [("update", {"issue_number": 8, "body": f"{REPORT}\n\n{DUE}"})],
        ),
        ("a" * MOST, DUE, [TITLE], [("update", {"issue_number": 7, "body": "a" * MOST})]),
        (
            "",
            "",
            [TITLE],
            [
                ("comment", {"issue_number": 7, "body": "All addresses answer and nothing is due."}),
                ("update", {"issue_number": 7, "state": "closed"}),
            ],
        ),
    ],
    ids=["all is well", "another issue is left alone", "opened", "opened for a plan", "renewed", "cut", "closed"],
)
def test_there_is_one_issue_as_long_as_there_is_something_to_see(
    links: str, due: str, titles: list[str], calls: list[tuple[str, dict[str, Any]]], tmp_path: Path
) -> None:
    assert calls_of(links, due, titles, tmp_path) == calls
