"""The set-up installs what is pinned, whatever is newer, whatever pip is there, and says in one sentence why it cannot."""

import ast
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from scripts import set_up
from tests.built import REPOSITORY

PIP_OF_DEBIAN_12 = "pip==23.0.1 --hash=sha256:236bcb61156d76c4b8a05821b988c7b8c35bf0da28a4b614e8d6ab5212c25c6f\n"
NO_UV = f"uv==0.0.1 --hash=sha256:{'0' * 64}\n"
WITH_AN_EXTRA = {"coverage", "iniconfig", "packaging", "pluggy", "pygments", "pytest", "pytest-cov"}
BREAKING = {
    "PIP_CONSTRAINT": "/nowhere",
    "PIP_NO_BINARY": ":all:",
    "PIP_TARGET": "/nowhere",
    "PIP_USER": "1",
    "PYTHONPATH": "/nowhere",
    "UV_CONSTRAINT": "/nowhere",
    "UV_EXCLUDE_NEWER": "2020-01-01",
    "UV_NO_BINARY": "1",
    "UV_NO_VERIFY_HASHES": "1",
    "UV_SYSTEM_PYTHON": "1",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that has our set-up, in a folder with a space and letters outside ASCII, and no code or pins."""
    return make_project(tmp_path / "briefing süd")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment that has uv and little else; to make one takes seconds."""
    folder = tmp_path_factory.mktemp("environment")
    done = set_up_project(make_project(folder / "project"), "site", folder / ".venv")
    assert done.returncode == 0, done.stderr
    return folder / ".venv"


def make_project(folder: Path) -> Path:
    (folder / "requirements").mkdir(parents=True)
    (folder / "scripts").mkdir()
    shutil.copy(REPOSITORY / "scripts" / "set_up.py", folder / "scripts")
    shutil.copy(REPOSITORY / "requirements" / "uv.txt", folder / "requirements")
    made_up = '[project]\nname = "made-up-project"\nversion = "1"\n[tool.setuptools]\npackages = []\n'
    (folder / "pyproject.toml").write_text(made_up, encoding="utf-8")
    pin(folder, "site", pins_of("site", {"setuptools"}))
    return folder


def pins_of(file: str, names: set[str]) -> str:
    """Return the pins of some packages as the repository has them."""
    text = (REPOSITORY / "requirements" / f"{file}.txt").read_text(encoding="utf-8")
    blocks = re.findall(r"^([\w-]+)==.*\n(?: .*\n)*", text, re.MULTILINE)
    assert names <= set(blocks), "the packages are pinned"
    found = re.finditer(r"^([\w-]+)==.*\n(?: .*\n)*", text, re.MULTILINE)
    return "".join(match[0] for match in found if match[1] in names)


def pin(project: Path, file: str, pins: str) -> None:
    (project / "requirements" / f"{file}.txt").write_text(pins, encoding="utf-8")


def set_up_project(
    project: Path, what: str, folder: Path | str = ".venv", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the set-up of a project as make does."""
    return subprocess.run(  # noqa: S603  # our own arguments
        [sys.executable, "scripts/set_up.py", what, folder], cwd=project, env=os.environ | environment,
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def in_environment(folder: Path, *command: str) -> str:
    """Return what the Python of an environment prints."""
    return subprocess.run(  # noqa: S603  # our own arguments
        [folder / "bin" / "python", *command], check=True, capture_output=True, text=True
    ).stdout


def installed(folder: Path) -> dict[str, str]:
    """Return the versions of what is installed in an environment."""
    listed = in_environment(folder, "-I", "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check")
    lines = (line.partition("==") for line in listed.split())
    return {name.lower().replace("_", "-"): version for name, _, version in lines}


def pinned(*files: str) -> dict[str, str]:
    """Return the versions that files of the repository pin on this platform."""
    text = "".join((REPOSITORY / "requirements" / f"{file}.txt").read_text(encoding="utf-8") for file in files)
    return dict(re.findall(r"^([\w-]+)==(\S+)(?! ; sys_platform == 'win32') ", text, re.MULTILINE))


def make_wheel(folder: Path, name: str, version: str) -> None:
    """Write a wheel of a package without code."""
    folder.mkdir(exist_ok=True)
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")


@pytest.fixture
def newer(tmp_path: Path) -> dict[str, str]:
    """Return variables that offer newer releases than the pins: of a package asked for with an extra, and of another."""
    for name in ("coverage", "pluggy", "click"):
        make_wheel(tmp_path / "newer", name, "9999.0")
    return {"PIP_FIND_LINKS": str(tmp_path / "newer"), "UV_FIND_LINKS": str(tmp_path / "newer")}


def test_the_pins_are_installed_beside_newer_releases_and_variables_that_would_change_them(
    project: Path, newer: dict[str, str]
) -> None:
    for name in ("site.txt", "test.txt"):
        shutil.copy(REPOSITORY / "requirements" / name, project / "requirements")
    done = set_up_project(project, "test", **newer, **BREAKING)
    assert done.returncode == 0, done.stderr
    assert "Without uv" not in done.stdout
    assert pinned("uv", "site", "test").items() <= installed(project / ".venv").items()


def test_the_oldest_pip_installs_the_pins_beside_newer_releases_where_there_is_no_uv(
    project: Path, newer: dict[str, str], environment: Path
) -> None:
    """A resolver would take the newest `coverage` for the `coverage[toml]` that `pytest-cov` asks for (pypa/pip #9644)."""
    pin(project, "uv", NO_UV)
    pin(project, "test", pins_of("test", WITH_AN_EXTRA - {"packaging"}) + pins_of("site", {"packaging"}))
    pin(project, "pip", PIP_OF_DEBIAN_12)
    old = str(project / "requirements" / "pip.txt")
    in_environment(environment, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", old)
    done = set_up_project(project, "test", environment, **newer)
    assert done.returncode == 0, done.stderr
    assert "Without uv: pip installs, which takes longer." in done.stdout
    found = installed(environment)
    assert found["pip"] == "23.0.1"
    assert {name: found[name] for name in WITH_AN_EXTRA} == {
        name: version for name, version in pinned("site", "test").items() if name in WITH_AN_EXTRA
    }


def test_a_package_that_is_not_pinned_is_named(project: Path, environment: Path) -> None:
    pin(project, "test", pins_of("test", {"referencing", "attrs"}))
    done = set_up_project(project, "test", environment)
    assert done.returncode
    assert "requirements/test.txt lacks a pin" in done.stderr
    assert "rpds-py" in done.stderr
    in_environment(environment, "-m", "pip", "uninstall", "--quiet", "--yes", "referencing")


def test_a_package_with_another_hash_is_not_installed(project: Path, environment: Path) -> None:
    pin(project, "test", re.sub("sha256:[0-9a-f]{8}", "sha256:00000000", pins_of("test", {"execnet"})))
    done = set_up_project(project, "test", environment)
    assert done.returncode
    assert "requirements/test.txt cannot be installed" in done.stderr
    assert "execnet" in done.stderr
    assert "execnet" not in installed(environment)


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[str]:
    """Yield the address of an index of one package, `made-up`, that no public index has."""
    folder = tmp_path / "mirror"
    make_wheel(folder, "made_up", "1.0")
    (wheel,) = folder.iterdir()
    page = folder / "simple" / "made-up" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<a href="/{wheel.name}">{wheel.name}</a>', encoding="utf-8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()


def test_a_mirror_that_pip_knows_serves_uv_too(project: Path, mirror: str, environment: Path, tmp_path: Path) -> None:
    (wheel,) = (tmp_path / "mirror").glob("made_up*")
    pin(project, "test", f"made-up==1.0 --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n")
    done = set_up_project(project, "test", environment, PIP_INDEX_URL=mirror, NO_PROXY="127.0.0.1")
    assert done.returncode == 0, done.stderr
    assert "Without uv" not in done.stdout
    assert installed(environment)["made-up"] == "1.0"


def test_without_a_network_it_says_so(project: Path, environment: Path) -> None:
    pin(project, "uv", NO_UV)  # what is installed already is not asked for
    nowhere = "http://127.0.0.1:9/simple"
    done = set_up_project(project, "site", environment, PIP_INDEX_URL=nowhere, PIP_NO_CACHE_DIR="1", PIP_RETRIES="1")
    assert done.returncode
    assert done.stderr.startswith("The package index cannot be reached.")
    assert "Traceback" not in done.stderr


def test_where_nothing_can_be_written_it_says_so(project: Path) -> None:
    (project / ".venv").touch()
    done = set_up_project(project, "site")
    assert done.returncode
    assert done.stderr.startswith(".venv cannot be made: ")
    assert len(done.stderr.splitlines()) == 1


def test_where_python_cannot_make_environments_it_names_the_package_that_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.write_text(
        "#!/bin/sh\necho The virtual environment was not created because ensurepip is not available.; exit 1\n"
    )
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(set_up.SetUpError, match="apt-get install python3-venv"):
        set_up.Environment(tmp_path / ".venv").create()


def test_an_older_python_can_read_the_set_up_and_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse((REPOSITORY / "scripts" / "set_up.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert str(set_up.main()).startswith("Python 3.11 or newer is needed")


def test_what_cannot_be_set_up_is_refused() -> None:
    assert str(set_up.main("sight")).startswith("'sight' is not known. Say one of site, test,")


def test_the_versions_that_are_promised_are_the_same_everywhere() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    workflow = (REPOSITORY / ".github" / "workflows" / "set-up.yml").read_text(encoding="utf-8")
    tried = re.findall(r'"3\.(\d+)"', workflow)
    assert project["requires-python"] == f">={set_up.OLDEST[0]}.{set_up.OLDEST[1]}"
    assert [int(minor) for minor in tried] == list(range(set_up.OLDEST[1], set_up.NEWEST[1] + 1))
