"""What the workflows may do: commands of the Makefile, pinned actions, no more permissions than they need.

`make check` has zizmor look for what is dangerous in general; here stands what this repository decided.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Context

from generator.cli import main
from tests.built import REPOSITORY

FOLDER = REPOSITORY / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.iterdir())
TARGETS = frozenset(
    re.findall(r"^([a-z-]+):.*## ", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
# Anything else that a workflow may write, it writes nowhere.
WRITES = {
    ("challenge.yml", "draft"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("comment.yml", "write"): {"pull-requests": "write"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("release.yml", "publish"): {"id-token": "write"},
    ("release.yml", "announce"): {"contents": "write"},
    ("weekly.yml", "look"): {"contents": "read", "issues": "write"},
}
TRIGGERS = {"pull_request", "push", "schedule", "workflow_call", "workflow_dispatch"}
OWN = "$/.github/workflows/ci.yml"  # what publish.yml runs first
# What else starts a workflow starts these alone, and nothing else does: they read what strangers wrote, and may write.
READS_STRANGERS = {"challenge.yml": {"issues"}, "comment.yml": {"workflow_run"}}
# A checkout brings the commit that the workflow stands in and keeps no token; nobody says otherwise.
CHECKOUT = {"persist-credentials": False}, {"persist-credentials": False, "fetch-depth": 0}
# No workflow takes anything from a cache. One that writes takes an artefact only from a job of its own run.
TAKES_ARTEFACTS = {"release.yml"}

_PLAIN = re.compile(r"[\w./=-]+")  # no sign that a shell takes for more than a letter
_PINNED = re.compile(r"^ +(?:- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def jobs_of(workflow: dict[Any, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each job with its name."""
    yield from workflow["jobs"].items()


def is_known(command: str) -> bool:
    """Tell whether a command is `make` with targets of the Makefile or `briefing` with a command it has."""
    match command.split():
        case ["make", *targets]:
            return bool(targets) and TARGETS.issuperset(targets)
        case [".venv/bin/briefing", name, *options]:
            return main.get_command(Context(main), name) is not None and all(map(_PLAIN.fullmatch, options))
    return False


def faults_of(name: str, text: str) -> Iterator[str]:
    """Yield what this repository does not allow in a workflow; `name` is that of its file."""
    workflow = yaml.safe_load(text)
    triggers = workflow[True]  # YAML 1.1 reads the key `on` so
    decided = READS_STRANGERS.get(name)
    yield from (f"is started by {trigger}" for trigger in sorted(set(triggers) - (decided or TRIGGERS)))
    if workflow.get("permissions") not in ({}, {"contents": "read"}):
        yield "does not begin with permissions: {} or contents: read"
    if "secrets" in text:
        yield "names secrets"
    uses = [line for line in text.splitlines() if "uses:" in line and line.strip() != f"uses: {OWN}"]
    yield from (f"is not pinned: {line.strip()}" for line in uses if not _PINNED.match(line))
    for identity, job in jobs_of(workflow):
        granted = job.get("permissions", {})
        if granted not in ({}, {"contents": "read"}, WRITES.get((name, identity))):
            yield f"grants {identity}: {granted}"
        if job.get("uses") == OWN:
            continue
        if "timeout-minutes" not in job:
            yield f"has no timeout for {identity}"
        for step in job["steps"]:
            yield from faults_of_step(name, step)
            if "${{" in step.get("with", {}).get("script", ""):
                yield "puts a value into a script"
            yield from (f"runs {line!r}" for line in step.get("run", "").splitlines() if not is_known(line))


def faults_of_step(name: str, step: dict[str, Any]) -> Iterator[str]:
    """Yield what is not allowed in what a step takes from elsewhere."""
    action = step.get("uses", "").partition("@")[0]
    given = step.get("with", {})
    if action == "actions/checkout" and given not in CHECKOUT:
        yield f"checks out with {given}"
    if action == "actions/cache" or "cache" in given:
        yield "takes what an earlier run left"
    if action == "actions/download-artifact" and (name not in TAKES_ARTEFACTS or "run-id" in given):
        yield "takes an artefact"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_does_only_what_is_decided(path: Path) -> None:
    assert list(faults_of(path.name, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("make check", "make chekc"),
        ("make check", "make"),
        ("make check", "make check ${{ github.event.pull_request.title }}"),
        ("make check", "make check && curl example.org"),
        ("make check", ".venv/bin/briefing chekc"),
        ("make check", ".venv/bin/briefing check; env"),
        ("make check", "|\n          make check\n          env"),
        ("  pull_request:\n", "  pull_request_target:\n"),
        ("contents: read", "contents: write"),
        ("permissions:\n  contents: read\n", ""),
        ("    timeout-minutes: 15\n", ""),
        ("    timeout-minutes: 15\n", "    timeout-minutes: 15\n    permissions:\n      issues: write\n"),
        ("    timeout-minutes: 15\n", "    timeout-minutes: 15\n    permissions: write-all\n"),
        ("persist-credentials: false", "token: ${{ secrets.TOKEN }}"),
        ("persist-credentials: false", "persist-credentials: true"),
        ("persist-credentials: false", "persist-credentials: false\n          ref: ${{ github.head_ref }}"),
        ("  pull_request:\n", "  workflow_run:\n"),
        (" # v7.0.1", ""),
        (" # v7.0.1", " # v7"),
        ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
        ("3d3c42e5aac5ba805825da76410c181273ba90b1", "3d3c42e"),
        ('python-version: "3.11"', 'python-version: "3.11"\n          cache: pip'),
    ],
)
def test_what_is_not_decided_is_found(old: str, new: str) -> None:
    text = (FOLDER / "ci.yml").read_text(encoding="utf-8")
    assert old in text
    assert list(faults_of("ci.yml", text.replace(old, new, 1))) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  workflow_run:", "  pull_request_target:\n  workflow_run:"),
        ("  workflow_run:", "  pull_request:\n  workflow_run:"),
        ("fetch-depth: 0", "ref: ${{ github.event.workflow_run.head_sha }}"),
        ('python-version: "3.11"', 'python-version: "3.11"\n          cache: pip'),
        ("pull-requests: write", "pull-requests: write\n      contents: write"),
        ("make comment", "git checkout FETCH_HEAD"),
        ("actions/github-script@", "actions/download-artifact@"),
    ],
)
def test_what_is_not_decided_of_a_workflow_that_strangers_start_is_found(old: str, new: str) -> None:
    text = (FOLDER / "comment.yml").read_text(encoding="utf-8")
    assert old in text
    assert list(faults_of("comment.yml", text.replace(old, new, 1))) != []


def test_zizmor_is_told_to_look_away_once() -> None:
    """The reasons are in docs/decisions/0018-a-comment-by-code-of-main.md."""
    found = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "zizmor:" in line]
    assert found == ["  workflow_run: # zizmor: ignore[dangerous-triggers] the reasons are above"]


def test_a_value_in_a_script_is_found() -> None:
    text = (FOLDER / "weekly.yml").read_text(encoding="utf-8")
    assert list(faults_of("weekly.yml", text.replace("const title = ", "${{ github.event.issue.title }}")))


def test_one_action_has_one_pin() -> None:
    found = re.findall(r"uses: (\S+)@(.+)", "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS))
    assert len({action for action, _ in found}) == len(set(found))


def test_pull_requests_are_held_to_what_every_submission_must_pass() -> None:
    submission = re.findall(r"^make .+$", (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    workflow = yaml.safe_load((FOLDER / "ci.yml").read_text(encoding="utf-8"))
    run = [step["run"] for _, job in jobs_of(workflow) for step in job["steps"] if "run" in step]
    assert set(submission) <= set(run)


def test_a_deployment_is_never_broken_off_and_a_superseded_run_is() -> None:
    publish, ci = (yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")) for name in ("publish.yml", "ci.yml"))
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert ci["concurrency"]["cancel-in-progress"] is True
    assert "github.sha" in ci["concurrency"]["group"]  # commits on main do not supersede each other


def test_a_site_is_built_with_the_whole_history_of_its_content() -> None:
    """A clone cut short knows no history, and the published site would say that its changes are not recorded."""
    building = 0
    for path in WORKFLOWS:
        for identity, job in jobs_of(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if any("make site" in step.get("run", "") for step in job.get("steps", ())):
                building += 1
                checkout = next(step for step in job["steps"] if "actions/checkout@" in step.get("uses", ""))
                assert checkout["with"].get("fetch-depth") == 0, (path.name, identity)
    assert building


def test_nothing_is_published_that_did_not_pass() -> None:
    workflow = yaml.safe_load((FOLDER / "publish.yml").read_text(encoding="utf-8"))
    jobs = dict(jobs_of(workflow))
    assert jobs["ci"]["uses"] == OWN
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("ci", "build")
    called = yaml.safe_load((FOLDER / "ci.yml").read_text(encoding="utf-8"))
    skipped = {name for name, job in jobs_of(called) if "if" in job}
    assert skipped == {"preview"}, "every other job must pass"
