"""The package that is installed elsewhere has every file that the repository's generator has, and works without it."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.built import REPOSITORY, engine_environment, tree_of


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command of this Python in `cwd` and return what it printed; it must succeed."""
    outcome = subprocess.run(  # noqa: S603  # our own arguments
        [sys.executable, *map(str, command)], cwd=cwd, env=engine_environment() | environment,
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr + outcome.stdout
    return outcome.stdout


def test_a_briefing_is_started_checked_and_built_with_the_package_alone(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, copy)
    shutil.copytree(REPOSITORY / "generator", copy / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    before = set(tree_of(copy / "generator"))
    run(
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        tmp_path,
        copy,
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        packed = {name.removeprefix("generator/") for name in package.namelist() if name.startswith("generator/")}
        package.extractall(tmp_path / "installed")
    assert before - packed == set()
    shutil.rmtree(copy)
    installed = {"PYTHONPATH": str(tmp_path / "installed"), "PYTHONSAFEPATH": "1"}
    assert run("-c", "import generator; print(generator.__file__)", cwd=tmp_path, **installed).startswith(str(tmp_path))
    told = ["--title", "Norway", "--focus", "no", "--region", "Northern Europe"]
    told += ["--url", "https://example.org/", "--repository", "https://example.org/git"]
    run("-m", "generator.cli", "init", "norway", *told, cwd=tmp_path, **installed)
    assert "No problems." in run("-m", "generator.cli", "check", cwd=tmp_path / "norway", **installed)
    run("-m", "mkdocs", "build", "--strict", cwd=tmp_path / "norway", **installed)
