"""The targets that workflows call, run on a repository made for the purpose."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import REPOSITORY
from tests.edit.test_challenge import issue
from tests.make import miniature_texts
from tests.repository_of import commit, git, make_repository, write

FACTS = "content/facts/diplomacy.yml"
BIN = Path(sys.executable).parent
# Of whoever runs the tests, these would be taken for ours.
_NOT_OURS = {"COMMIT", "GITHUB_STEP_SUMMARY", "ISSUE", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "SINCE"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a repository whose only commit is the miniature."""
    return make_repository(tmp_path / "project", miniature_texts())


def edit(project: Path, old: str, new: str) -> None:
    text = (project / FACTS).read_text(encoding="utf-8")
    assert old in text
    (project / FACTS).write_text(text.replace(old, new, 1), encoding="utf-8")


def make(project: Path, target: str, *variables: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a target in `project` with the tools of this environment, which count as installed."""
    tools = [f"VENV={BIN.parent}", "-o", f"{BIN.parent}/site.stamp"]
    return subprocess.run(  # noqa: S603  # our own Makefile
        ["make", "-f", str(REPOSITORY / "Makefile"), *tools, *variables, target],  # noqa: S607  # the machine's make
        cwd=project,
        env={name: value for name, value in os.environ.items() if name not in _NOT_OURS} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_annotations_mark_the_line_of_a_fault_and_fail_nothing_themselves(project: Path) -> None:
    edit(project, "measure: documents-signed, value: 48", "measure: documents-signed, value: 49")
    done = make(project, "annotations")
    assert done.returncode == 0
    assert f"::error file={FACTS},line=9,col=42,title=figure-not-in-statement::" in done.stdout


def test_what_changed_goes_into_the_built_site_and_into_the_summary_of_the_run(project: Path) -> None:
    edit(project, "The government of Norland pays for", "The treasury of Norland pays for")
    page = project / "site" / "organisations" / "norland-gazette" / "index.html"
    page.parent.mkdir(parents=True)
    (project / "site" / "index.html").touch()
    page.touch()
    summary = project / "summary.md"
    summary.write_text("Before\n", encoding="utf-8")
    done = make(project, "changed", SINCE="HEAD", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    written = (project / "site" / "changed.html").read_text(encoding="utf-8")
    assert f"<a href='{page.relative_to(project / 'site')}'>" in written
    told = (project / "build" / "changed.md").read_text(encoding="utf-8")
    assert "**1 change of meaning" in told
    assert summary.read_text(encoding="utf-8") == "Before\n" + told


@pytest.mark.parametrize(
    ("environment", "says"),
    [({}, "say since which revision"), ({"SINCE": "no-such-revision"}, "git knows no revision 'no-such-revision'")],
)
def test_without_a_revision_nothing_is_put_into_the_site(environment: dict[str, str], says: str, project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").touch()
    done = make(project, "changed", **environment)
    assert done.returncode
    assert says in done.stderr
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]


def test_without_a_site_it_says_what_builds_one(project: Path) -> None:
    done = make(project, "changed", SINCE="HEAD")
    assert done.returncode
    assert "make site builds it" in done.stderr
    assert not (project / "site").exists()


@pytest.fixture
def proposed(project: Path) -> tuple[Path, Path]:
    """Return a clone of the project, and a fork of it, whose commits the clone may ask for as GitHub allows."""
    git(project, "config", "uploadpack.allowAnySHA1InWant", "true")
    clone, fork = project.parent / "clone", project.parent / "fork"
    for folder in (clone, fork):
        git(project, "clone", "--quiet", str(project), str(folder))
    return clone, fork


def propose(fork: Path, files: dict[str, bytes]) -> str:
    write(fork, files)
    sha = commit(fork, "Proposed")
    git(fork, "push", "--quiet", "origin", "HEAD:refs/pull/7/head")
    return sha


def test_a_strangers_commit_is_read_and_none_of_it_is_run_or_checked_out(proposed: tuple[Path, Path]) -> None:
    clone, fork = proposed
    before = git(clone, "rev-parse", "HEAD")
    facts = (
        (fork / FACTS).read_bytes().replace(b"The government of Norland pays", b"As @octocat says, the treasury pays")
    )
    trap = b'import pathlib\npathlib.Path("trapped").touch()\n'
    sha = propose(
        fork,
        {
            FACTS: facts,
            "Makefile": b"comment:\n\ttouch trapped\n",
            "generator/__init__.py": trap,
            "sitecustomize.py": trap,
            ".gitattributes": b"*.yml diff=trap filter=trap\n",
            ".gitmodules": b'[submodule "x"]\n\tpath = x\n\turl = ./trap\n',
        },
    )
    done = make(clone, "comment", COMMIT=sha)
    assert done.returncode == 0, done.stderr
    told = (clone / "build" / "changed.md").read_text(encoding="utf-8")
    assert "**1 change of meaning" in told
    assert "@octocat" not in told  # the sign that makes it a mention is held apart
    assert git(clone, "rev-parse", "HEAD") == before
    assert git(clone, "status", "--porcelain") == "?? build/"
    assert [path.name for path in (clone / "build").iterdir()] == ["changed.md"]


def test_what_main_has_gained_meanwhile_is_no_change_of_the_pull_request(proposed: tuple[Path, Path]) -> None:
    clone, fork = proposed
    sha = propose(fork, {"README.md": b"Mended.\n"})
    edit(clone, "The government of Norland pays for", "The treasury of Norland pays for")
    commit(clone, "On main")
    done = make(clone, "comment", COMMIT=sha)
    assert done.returncode == 0, done.stderr
    assert (clone / "build" / "changed.md").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("given", ["", "main", "--upload-pack=touch trapped", f"{'a' * 40}\n--all", "$(touch trapped)"])
def test_what_is_no_id_of_a_commit_is_refused_before_git_sees_it(given: str, proposed: tuple[Path, Path]) -> None:
    clone, _ = proposed
    done = make(clone, "comment", COMMIT=given)
    assert done.returncode
    assert "by its full id" in done.stderr
    assert git(clone, "status", "--porcelain") == ""


def test_a_commit_that_is_not_there_fails(proposed: tuple[Path, Path]) -> None:
    clone, _ = proposed
    assert make(clone, "comment", COMMIT="a" * 40).returncode


def outcome(project: Path) -> tuple[str, str, str]:
    """Return what `make challenge` leaves for the workflow: what came of it, the file, what changes in meaning."""
    names = ("challenge.txt", "challenge.files", "changed.md")
    told, file, changes = ((project / "build" / name).read_text(encoding="utf-8") for name in names)
    return told, file, changes


def test_a_challenge_is_made_into_the_change_and_told(project: Path) -> None:
    done = make(project, "challenge", ISSUE=issue(part="Date", value="2025-12"))
    assert done.returncode == 0, done.stderr
    told, file, changes = outcome(project)
    assert told.startswith("documents-by-minister: when is now 2025-12\n")
    assert file == f"{FACTS}\0"
    assert "**1 change of meaning: 1 corrected.**" in changes
    assert git(project, "diff", "--numstat") == f"1\t1\t{FACTS}"


@pytest.mark.parametrize(
    "text", ["", "$(touch trapped) `touch trapped` '; touch trapped #", issue(part="Date", value="x")]
)
def test_a_challenge_that_proposes_nothing_sound_is_told_and_fails_nothing(text: str, project: Path) -> None:
    done = make(project, "challenge", ISSUE=text)
    assert done.returncode == 0, done.stderr
    told, file, changes = outcome(project)
    assert told.startswith("Nothing is changed: ")
    assert (file, changes) == ("", "")
    assert git(project, "status", "--porcelain") == "?? build/"


@pytest.mark.parametrize("ending", ["exit 1", "exit 2", "echo told; exit 3"])
def test_a_challenge_over_which_the_command_breaks_fails(ending: str, project: Path, tmp_path: Path) -> None:
    """Python ends with 1, too, where an exception is not caught; but then it has told nothing."""
    command = tmp_path / "bin" / "briefing"
    write(tmp_path, {"bin/briefing": f"#!/bin/sh\n{ending}\n".encode()})
    command.chmod(0o755)
    assert make(project, "challenge", f"BIN={command.parent}", ISSUE="x").returncode
    command.write_text("#!/bin/sh\necho told; exit 1\n", encoding="utf-8")
    assert make(project, "challenge", f"BIN={command.parent}", ISSUE="x").returncode == 0
