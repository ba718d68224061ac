"""Install the pinned packages into `.venv`: `python scripts/set_up.py [site|test|bench|release] [FOLDER]`.

Nothing is resolved: the files in `requirements/` name every package that is needed, with its version and the hashes of
its wheels, so a newer release on an index changes nothing. pip installs uv, and uv installs the rest in seconds. Where uv
cannot be had or fails, pip installs the rest as well, which takes longer.

Runs with the standard library alone, on Python 3.11 or newer. Older versions must be able to read this file, so that
they can say what is needed.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWEST = (3, 14)  # the newest version for which all pins have wheels; the workflow `Set-up` tries each
FILES = {"site": ["site"], "test": ["site", "test"], "bench": ["site", "test", "bench"], "release": ["site", "release"]}
# pip's settings that say where packages come from, and what uv calls each. Nothing else is passed on: PIP_NO_BINARY,
# UV_EXCLUDE_NEWER and the like would change what is installed.
SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "proxy": "ALL_PROXY",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "cache-dir": "",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "retries": "UV_HTTP_RETRIES",
    "keyring-provider": "UV_KEYRING_PROVIDER",
}
OF_UV = re.compile(r"UV_(DEFAULT_INDEX|INDEX(_.*)?|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|INSECURE_HOST|HTTP_.*|OFFLINE|.*_CERTS|CACHE_DIR|NO_CACHE|KEYRING_PROVIDER)")  # fmt: skip
HASHED = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]


class SetUpError(Exception):
    """What keeps the set-up from being made, in one sentence."""


class Environment:
    """The virtual environment in `folder`, and how packages get into it."""

    def __init__(self, folder: Path) -> None:
        """Take `folder` as it is; `create` makes it."""
        self.folder = folder
        self.programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.programs / ("python.exe" if os.name == "nt" else "python")

    def create(self) -> None:
        """Make the environment, unless it is there already.

        Raises:
            SetUpError: the folder cannot be written, or this Python cannot make environments.

        """
        if self.python.exists() and _run([self.python, "-I", "-m", "pip", "--version"]).returncode == 0:
            return
        done = _run([sys.executable, "-I", "-m", "venv", "--clear", self.folder])
        if done.returncode == 0:
            return
        output = done.stdout + done.stderr
        if "ensurepip" in output:
            raise SetUpError(
                "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv."
            )
        raise SetUpError(f"{self.folder} cannot be made: {_last_line(output)}")

    def install(self, files: "list[Path]") -> None:
        """Install what `files` pin, then the project itself, and see that nothing is missing.

        Raises:
            SetUpError: a package cannot be had, has another hash than the pin, or is not pinned at all.

        """
        variables = self.variables()
        pip: list[str | Path] = [self.python, "-I", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        requirements: list[str | Path] = [*HASHED, *(f"--requirement={file}" for file in files)]
        done = _run([*pip, "install", *HASHED, "--requirement=requirements/uv.txt"], variables)
        if "Retrying (" in done.stderr:
            raise SetUpError(
                "The package index cannot be reached. Is there a network? A mirror or a proxy can be named in "
                f"PIP_INDEX_URL or PIP_PROXY.\n{_last_line(done.stderr)}"
            )
        tool: list[str | Path] = [
            self.programs / ("uv.exe" if os.name == "nt" else "uv"),
            "--no-config",
            "--quiet",
            "pip",
        ]
        target: list[str | Path] = ["--python", self.python]
        if done.returncode == 0:
            done = _run([*tool, "install", *target, *requirements], variables)
        if done.returncode:
            print(f"Without uv: pip installs, which takes longer. ({_last_line(done.stderr)})", flush=True)
            tool, target = pip, []
            _must(_run([*tool, "install", *requirements], variables), f"{files[-1]} cannot be installed")
        project = ["--no-deps", "--no-build-isolation", "--editable", "."]
        _must(_run([*tool, "install", *target, *project], variables), "The project itself cannot be installed")
        _must(_run([*tool, "check", *target], variables), f"{files[-1]} lacks a pin or pins what does not fit")

    def variables(self) -> "dict[str, str]":
        """Return this process's environment with the settings of pip and uv that say where packages come from."""
        variables = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "UV_", "PYTHON")) or OF_UV.fullmatch(name)
        }
        variables["PIP_CONFIG_FILE"] = os.devnull
        variables["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # the hash decides, not the index that comes first
        for name, value in self._settings().items():
            variables[f"PIP_{name.upper().replace('-', '_')}"] = value
            if SETTINGS[name]:
                variables.setdefault(SETTINGS[name], value)
        return variables

    def _settings(self) -> "dict[str, str]":
        """Return those of pip's settings, from its files and its environment, that say where packages come from."""
        kept = {"PIP_CONFIG_FILE", *(f"PIP_{name.upper().replace('-', '_')}" for name in SETTINGS)}
        # Others would be options of this command, too: PIP_USER hides all files but the user's.
        variables = {name: value for name, value in os.environ.items() if not name.startswith("PIP_") or name in kept}
        listed = _run([self.python, "-I", "-m", "pip", "config", "list"], variables).stdout
        found = {}
        for rank in ("global", "install", ":env:"):
            for name, value in re.findall(rf"^{rank}\.([a-z-]+)='(.*)'$", listed, re.MULTILINE):
                if name in SETTINGS:
                    found[name] = value.replace("\\n", " ").strip()
        return found


def _must(done: "subprocess.CompletedProcess[str]", what: str) -> None:
    """Raise a SetUpError that begins with `what`, unless the process that is `done` succeeded."""
    if done.returncode:
        too_new = f" It is tried with Python up to {_dotted(NEWEST)}." if sys.version_info[:2] > NEWEST else ""
        raise SetUpError(f"{what}.{too_new}\n{(done.stdout + done.stderr).strip()}")


def _run(command: "list[str | Path]", variables: "dict[str, str] | None" = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  # our own arguments
        [str(part) for part in command], env=variables, capture_output=True, text=True, check=False
    )


def _last_line(output: str) -> str:
    lines = output.strip().splitlines()
    return lines[-1] if lines else ""


def _dotted(version: "tuple[int, int]") -> str:
    return ".".join(map(str, version))


def main(what: str = "site", folder: str = ".venv") -> "str | None":
    """Set up what is asked for in `folder`; return what went wrong."""
    if what not in FILES:
        return f"'{what}' is not known. Say one of {', '.join(FILES)}."
    if sys.version_info < OLDEST:
        return (
            f"Python {_dotted(OLDEST)} or newer is needed; this is {sys.version.split()[0]}. "
            "Name another: make PYTHON=python3.13"
        )
    os.chdir(Path(__file__).resolve().parent.parent)
    environment = Environment(Path(folder))
    try:
        print(f"Installing the packages that requirements/{what}.txt pins into {folder}", flush=True)
        environment.create()
        environment.install([Path("requirements", f"{name}.txt") for name in FILES[what]])
    except (SetUpError, OSError) as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
