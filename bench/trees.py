"""A project folder of any size, as an editor would have it: content, configuration, overrides and a history in git."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.synthetic import Size, write_tree

REAL = Path(__file__).parent.parent
# 21 November 2026, in UTC: every build of a bench is of one day.
EPOCH = "1795219200"
_Record = dict[str, Any]
_FACT = re.compile(r"(?m)^- id: (?P<id>\S+)\n  statement: (?P<statement>[^\"'|>\n].*\.)$")


@dataclass(frozen=True)
class Subject:
    """The fact that is edited, and the entity on whose page it is looked for."""

    file: str
    """Its file below the project."""
    fact: str
    statement: str
    folder: str
    entity: str

    @property
    def anchor(self) -> bytes:
        """How the page that shows it marks it."""
        return f'id="fact-{self.fact}"'.encode()

    def edited(self, text: str, word: str) -> str:
        """Return the YAML of its file with `word` at the end of the statement."""
        return text.replace(f"statement: {self.statement}\n", f"statement: {self.statement[:-1]} {word}.\n", 1)


def make_project(folder: Path, size: Size, real: Path = REAL) -> None:
    """Make `folder` a project of `size`, with one commit, since the pages tell the history of what they show."""
    write_tree(real, folder, size)
    shutil.copy(real / "mkdocs.yml", folder)
    shutil.copytree(real / "site_overrides", folder / "site_overrides")
    who = {"NAME": "bench", "EMAIL": "bench@example.org", "DATE": f"{EPOCH} +0000"}
    environment = os.environ | {
        f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()
    }
    for arguments in (("init", "--quiet", "-b", "main"), ("add", "."), ("commit", "--quiet", "-m", "Content")):
        command = ["git", "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(command, cwd=folder, env=environment, check=True)  # noqa: S603  # our own arguments


def subject_of(project: Path) -> Subject:
    """Return the first fact that an edit of words leaves sound: no figure, no difference, about a country, no summary.

    Raises:
        LookupError: there is none.

    """
    focus = yaml.load((project / "content" / "site.yml").read_bytes(), yaml.CBaseLoader)["focus"]  # noqa: S506  # texts only
    countries = {record["id"] for record in _records(project / "content" / "countries")} - {focus}
    summaries = {
        record.get("summary")
        for folder in (project / "content").iterdir()
        if folder.is_dir()
        for record in _records(folder)
    }
    differing = {
        other["fact"] for fact in _records(project / "content" / "facts") for other in fact.get("differs_from", [])
    }
    for path in _real_files(project / "content" / "facts"):
        text = path.read_text(encoding="utf-8")
        for fact in _of(path):
            entity = next((identity for identity in fact["about"] if identity != focus), focus)
            is_plain = not {"figures", "differs_from", "retired", "roles"} & set(fact)
            written = next((found for found in _FACT.finditer(text) if found["id"] == fact["id"]), None)
            if not (is_plain and written and entity in countries) or fact["id"] in summaries | differing:
                continue
            file = path.relative_to(project).as_posix()
            return Subject(file, fact["id"], written["statement"], "countries", entity)
    raise LookupError("no fact can be edited without touching anything else")


def page_of(site: Path, subject: Subject) -> str:
    """Return the address, below the root of the built `site`, of the first part of the entity's page that shows the fact.

    Raises:
        LookupError: no page of the entity shows it.

    """
    for page in sorted((site / subject.folder / subject.entity).rglob("index.html")):
        if subject.anchor in page.read_bytes():
            return page.parent.relative_to(site).as_posix() + "/"
    raise LookupError(f"no page below {subject.folder}/{subject.entity} shows the fact {subject.fact}")


def _real_files(folder: Path) -> list[Path]:
    """Return the files of the first tile, which are the real ones: those of others end in a number."""
    return [path for path in sorted(folder.glob("*.yml")) if not re.search(r"-\d+$", path.stem)]


def _records(folder: Path) -> list[_Record]:
    return [record for path in _real_files(folder) for record in _of(path)]


def _of(path: Path) -> list[_Record]:
    found: list[_Record] = yaml.load(path.read_bytes(), yaml.CBaseLoader)  # noqa: S506  # texts only
    return found
