"""The package works where it is installed: it has every file of the generator, and needs nothing of the repository."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import set_up
from tests.budget import FULL
from tests.built import REPOSITORY, engine_environment, tree_of

UV = Path(sys.executable).with_name("uv")
NAMED = ["--title", "Norway", "--focus", "no", "--region", "Northern Europe"]
NAMED += ["--url", "https://example.org/", "--repository", "https://example.org/git"]
# What is newest changes from day to day, so only the full budget, which nothing waits for, tries it.
VERSIONS = ["pinned", "newest", "lowest"] if FULL else ["pinned"]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, without a trace of this environment, and return what it printed."""
    # Packages come from where the set-up takes them.
    environment = engine_environment() | set_up.Environment(Path(sys.prefix)).variables()
    environment = {name: value for name, value in environment.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    outcome = subprocess.run(  # noqa: S603  # our own arguments
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert outcome.returncode == 0, outcome.stderr + outcome.stdout
    return outcome.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the source distribution and the wheel made of it."""
    copy, made = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE", "MANIFEST.in"):
        shutil.copy(REPOSITORY / name, copy)
    shutil.copytree(REPOSITORY / "generator", copy / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    run(UV, "build", "--no-build-isolation", "--python", sys.executable, "--out-dir", made, copy, cwd=copy)
    return made


@pytest.fixture(params=VERSIONS)
def constraints(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """Return the options that make uv take the pinned, the newest or the lowest versions that are allowed."""
    if request.param == "newest":
        return []
    if request.param == "pinned":
        pins = (REPOSITORY / "requirements" / "site.txt").read_text(encoding="utf-8")
        lines = re.findall(r"^\S+==\S+", pins, re.MULTILINE)
    else:
        oldest: list[str | Path] = [UV, "pip", "compile", "--quiet", "--no-annotate", "--resolution", "lowest-direct"]
        lines = run(*oldest, REPOSITORY / "pyproject.toml", cwd=tmp_path).splitlines()
    file = tmp_path / "constraints.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return ["--constraints", str(file)]


@pytest.fixture
def tool(built: Path, constraints: list[str], tmp_path: Path) -> Callable[..., str]:
    """Return what runs a program in an empty environment that has the wheel and what it depends on."""
    (wheel,) = built.glob("*.whl")

    def run_tool(name: str, *arguments: str, cwd: Path = tmp_path) -> str:
        source = ["--from", str(wheel)] if name == "briefing" else ["--from", name, "--with", str(wheel)]
        return run(
            UV,
            "tool",
            "run",
            "--no-config",
            "--python",
            sys.executable,
            *constraints,
            *source,
            name,
            *arguments,
            cwd=cwd,
        )

    return run_tool


def test_both_distributions_have_every_file_of_the_generator(built: Path) -> None:
    (wheel,), (source,) = built.glob("*.whl"), built.glob("*.tar.gz")
    ours = {f"generator/{name}" for name in tree_of(REPOSITORY / "generator") if "__pycache__" not in name}
    with zipfile.ZipFile(wheel) as package:
        assert ours - set(package.namelist()) == set()
    with tarfile.open(source) as package:
        assert ours - {name.partition("/")[2] for name in package.getnames()} == set()


def test_a_briefing_is_started_checked_and_built_with_the_package_alone(
    tool: Callable[..., str], tmp_path: Path
) -> None:
    version = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert tool("briefing", "--version") == f"briefing, version {version}\n"
    tool("briefing", "init", "norway", *NAMED)
    assert "No problems." in tool("briefing", "check", cwd=tmp_path / "norway")
    tool("mkdocs", "build", "--strict", cwd=tmp_path / "norway")
    assert (tmp_path / "norway" / "site" / "countries" / "norway" / "index.html").exists()


def test_the_changelog_has_the_version_or_what_is_not_released() -> None:
    version = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+)\]", (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1:] == sorted(headings[1:], key=lambda name: [int(part) for part in name.split(".")], reverse=True)
    assert version in headings or headings == ["Unreleased"]
