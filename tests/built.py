"""Sites built by real engines, each once for a whole run of the tests, whatever the number of workers."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from generator.derive.history import Step, Tracer
from generator.load.tree import read_content, read_templates
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.export import export
from generator.render.brief import BriefPage
from generator.render.page import Page
from generator.report import report

REPOSITORY = Path(__file__).parent.parent
MINIATURE = Path(__file__).parent / "miniature"
EPOCH = 1795219200  # 21 November 2026, in UTC
TODAY = datetime.fromtimestamp(EPOCH, UTC).date()


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name` that `make` fills; the first worker to ask makes it, the others wait for it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # left by a worker that failed half-way
            make(folder)
            done.touch()
    return folder


def copy_repository(folder: Path) -> None:
    """Copy to `folder` what the real site is built from."""
    _copy_engine_files(folder)
    for name in ("content", "briefs"):
        shutil.copytree(REPOSITORY / name, folder / name)


def copy_miniature(folder: Path) -> None:
    """Make `folder` a project that publishes the miniature with the repository's configuration and overrides."""
    _copy_engine_files(folder)
    for name in ("content", "briefs"):
        shutil.copytree(MINIATURE / name, folder / name)
    # The repository's navigation names pages, and pages name flags, that invented countries do not have.
    for title in ("Corrections", "Editing"):
        page = folder / "briefs" / "about" / f"{title.lower()}.md"
        if not page.exists():
            page.write_text(f"---\ntitle: {title}\n---\nNone so far.\n", encoding="utf-8")
    flags = folder / "site_overrides" / "assets" / "flags"
    flags.mkdir()
    for code in ("xa", "xb", "xc"):
        shutil.copy(REPOSITORY / "generator" / "flags" / "no.svg", flags / f"{code}.svg")


def _copy_engine_files(folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    shutil.copytree(REPOSITORY / "site_overrides", folder / "site_overrides")


def build_in_memory(project: Path, today: date = TODAY) -> BuiltSite:
    """Return the site of `project` in memory; its problems are a failure that can be read."""
    texts = read_content(project)
    try:
        return build(texts, read_templates(), today)
    except ContentError as error:
        raise AssertionError(report(error.problems, texts)) from None


def build_with_past(today: date = TODAY) -> BuiltSite:
    """Return the miniature in memory with a past of three days.

    On 1 May it was entered, without what came later: on 3 May the number of documents signed was corrected from 47 to 48,
    Mira Holm's fact joined as one that differs, and a fact was retired; on 4 May a slip of spelling was mended.
    """
    now = read_content(MINIATURE)
    file = "content/facts/diplomacy.yml"
    slip = now[file].replace(b"took questions from Ada", b"took qestions from Ada")
    start = slip.index(b"- id: documents-in-force")
    first = slip[:start] + slip[slip.index(b"- id: consulates-planned") :]
    first = first.replace(b"signed 48 documents with", b"signed 47 documents with").replace(b"value: 48", b"value: 47")
    first = first[: first.index(b"  retired:\n")] + b"  former_ids: [documents-draft-count]\n"
    steps = [
        Step("first", datetime(2026, 5, 1, 9, tzinfo=UTC), {**now, file: first}),
        Step("second", datetime(2026, 5, 3, 9, tzinfo=UTC), {file: slip}),
        Step("third", datetime(2026, 5, 4, 9, tzinfo=UTC), {file: now[file]}),
    ]
    return build(now, read_templates(), today, Tracer().trace(steps))


def all_pages(site: BuiltSite) -> list[Page | BriefPage]:
    """Return every page of the site, generated or written by hand."""
    return [*site.pages, *site.briefs]


def engine_environment() -> dict[str, str]:
    """Return the environment in which engines run: today is fixed."""
    return os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH), "NO_MKDOCS_2_WARNING": "1"}


def run_mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` in `project` and return what came of it."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(  # noqa: S603  # our own arguments
        command, cwd=project, env=engine_environment(), capture_output=True, text=True, check=False, timeout=300
    )


def build_with_mkdocs(project: Path, site: Path | None = None) -> None:
    """Build `project` strictly, into its own `site` or another folder."""
    where = ["--site-dir", str(site)] if site else []
    outcome = run_mkdocs(project, "build", "--strict", *where)
    assert outcome.returncode == 0, outcome.stderr + outcome.stdout


def build_with_zensical(project: Path, folder: Path) -> None:
    """Export `project` to `folder` and build the export with Zensical, into `site` below it."""
    export(build_in_memory(project), project, folder)
    command = [str(Path(sys.executable).with_name("zensical")), "build"]
    outcome = subprocess.run(  # noqa: S603  # our own arguments
        command, cwd=folder, env=engine_environment(), capture_output=True, text=True, check=False, timeout=300
    )
    assert outcome.returncode == 0, outcome.stderr + outcome.stdout


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder` under its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def engine_html(markdown: str) -> str:
    """Return the HTML that an engine makes of `markdown`, front matter left out, with the extensions of `mkdocs.yml`."""
    configuration = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    built_in = ["toc", "tables", "fenced_code"]  # those of MkDocs itself
    extensions = [*built_in, *configuration["markdown_extensions"]]
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    return Markdown(extensions=list(dict.fromkeys(extensions))).convert(body)
