"""`python -m bench`: measures what is asked for, and writes the table and the picture from all that is kept."""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from bench.figures import Figures, kept, last_kept
from bench.peers.gen_files import GEN_FILES
from bench.peers.hugo import HUGO
from bench.peers.markdown import MATERIAL, ZENSICAL
from bench.peers.ours import OURS
from bench.plot import plot
from bench.session import STEPS, Session
from bench.synthetic import SIZES
from bench.table import results
from bench.trees import REAL

PEERS = {peer.name: peer for peer in (OURS, HUGO, ZENSICAL, MATERIAL, GEN_FILES)}
_BUILD = REAL / "build"


def _chosen(names: Iterable[str]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    known = list(names)

    def convert(_context: click.Context, _parameter: click.Parameter, value: str) -> list[str]:
        wanted = value.split(",")
        for name in wanted:
            if name not in known:
                raise click.BadParameter(f"{name!r} is none of {', '.join(known)}")
        return [name for name in known if name in wanted]

    return convert


@click.command()
@click.option("--sizes", callback=_chosen(SIZES), default="S,M,L", show_default=True, help="At which sizes.")
@click.option("--only", callback=_chosen(PEERS), default=",".join(PEERS), show_default=True, help="Whom.")
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often; once where a cold build takes long.",
)
@click.option(
    "--steps", callback=_chosen(STEPS), default=",".join(STEPS), show_default=True, help="What besides cold builds."
)
@click.option("--report", is_flag=True, help="Measure nothing; write the results anew from what is kept.")
@click.option(
    "--results",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(__file__).parent,
    help="Where results.md and results.svg are written; bench/ unless given.",
)
def main(  # noqa: PLR0913  # one for each option
    sizes: list[str], only: list[str], rounds: int, steps: list[str], folder: Path, *, report: bool
) -> None:
    """Measure ours beside its peers, one after the other, and write the results."""
    # A session that is told to end ends its servers and writes what it has.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    path = _BUILD / "bench.json"
    figures = last_kept(path) if report else kept(path, _machine(), _commit())
    try:
        if not report:
            Session(figures, _BUILD / "bench", [PEERS[name] for name in only], sizes, rounds, steps).run()
    finally:
        _write(figures, folder)


def _write(figures: Figures, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    peers = list(PEERS.values())
    page = results(figures, peers)
    (folder / "results.md").write_text(page, encoding="utf-8")
    (folder / "results.svg").write_text(plot(figures, peers), encoding="utf-8")
    click.echo(f"{page}\nThe same is in {folder / 'results.md'}")


def _machine() -> str:
    """Return what the figures depend on: system, processor, memory and Python."""
    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        processor = names[0] if names else processor
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{platform.system()} {platform.release()}, {processor}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"Python {platform.python_version()}"
    )


def _commit() -> str:
    """Return the commit, marked where files of the generator or the bench differ from it."""

    def git(*arguments: str) -> str:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=REAL, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603  # our own

    changed = git(
        "status",
        "--porcelain",
        "--untracked-files=no",
        "--",
        "generator",
        "bench/*.py",
        "bench/peers",
        "content",
        "briefs",
    )
    return git("rev-parse", "HEAD") + (" with changes" if changed else "")


if __name__ == "__main__":
    main()
