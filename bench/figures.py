"""What was measured: single figures, kept in a file after each, so that rounds of several runs add up."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from statistics import median


class What(StrEnum):
    """What a figure is of; times in seconds, sizes in bytes."""

    COLD = "Cold build"
    COLD_BARE = "Cold build without search index"
    WARM = "Second build"
    DISK = "One-fact edit to page on disk"
    BROWSER = "One-fact edit to page in the browser"
    PEAK = "Peak memory of the cold build"
    PAGES = "Pages"
    FILES = "Files"
    SITE = "Size of the site"
    PAGE = "Median page, HTML"
    CHECK_COLD = "`briefing check`, cold"
    CHECK_WARM = "`briefing check`, warm"
    VISIT_BYTES = "Page with all that it loads, transferred"
    VISIT = "Page loaded"
    VISIT_SLOW = "Page loaded, throttled"
    SEARCH_BYTES = "First search, transferred"
    SEARCH = "Keystroke to first result"
    SEARCH_SLOW = "Keystroke to first result, throttled"

    @property
    def unit(self) -> str:
        """Seconds, bytes or a number."""
        if self in {What.PAGES, What.FILES}:
            return ""
        is_size = self in {What.PEAK, What.SITE, What.PAGE, What.VISIT_BYTES, What.SEARCH_BYTES}
        return "bytes" if is_size else "seconds"


@dataclass(frozen=True)
class Figure:
    """One value of one round; or why there is none."""

    peer: str
    size: str
    what: What
    value: float | None
    fault: str = ""


@dataclass
class Account:
    """What became of the time and the bytes of one build."""

    seconds: dict[str, float]
    """Processor seconds by stage."""
    content_bytes: float
    """How much memory the process holds once the content is loaded and checked."""
    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By kind of file: how many there are, and their bytes together; the heaviest kind first."""


@dataclass
class Figures:
    """All figures of one machine and one state of the code."""

    machine: str
    commit: str
    versions: dict[str, str] = field(default_factory=dict)
    """By peer: what was measured."""
    taken: list[Figure] = field(default_factory=list)
    path: Path | None = None
    """Where they are kept."""
    accounts: dict[str, Account] = field(default_factory=dict)
    """By size: the latest account of a build of ours."""

    def add(self, figure: Figure) -> None:
        """Add a figure and keep all."""
        self.taken.append(figure)
        self.keep()

    def keep(self) -> None:
        """Write all to their file, in one step."""
        if self.path is None:
            return
        data = {
            "machine": self.machine,
            "commit": self.commit,
            "versions": self.versions,
            "figures": [asdict(figure) for figure in self.taken],
            "accounts": {size: asdict(account) for size, account in self.accounts.items()},
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        new.replace(self.path)

    def values(self, peer: str, size: str, what: What) -> list[float]:
        """Return all values of one kind."""
        return self._values[peer, size, what]

    def median(self, peer: str, size: str, what: What) -> float | None:
        """Return the median of the values of one kind; None where there are none."""
        found = self.values(peer, size, what)
        return median(found) if found else None

    def faults(self) -> list[Figure]:
        """Return the figures that could not be taken, where no other round took them either; one of each."""
        failed = {(figure.peer, figure.size, figure.what): figure for figure in self.taken if figure.value is None}
        return [figure for key, figure in failed.items() if not self.values(*key)]

    @property
    def _values(self) -> Mapping[tuple[str, str, What], list[float]]:
        found = defaultdict(list)
        for figure in self.taken:
            if figure.value is not None:
                found[figure.peer, figure.size, figure.what].append(figure.value)
        return found


def kept(path: Path, machine: str, commit: str) -> Figures:
    """Return the figures kept at `path` if they are of this machine and commit; others are set aside beside it."""
    if not path.exists():
        return Figures(machine, commit, path=path)
    found = last_kept(path)
    if (found.machine, found.commit) != (machine, commit):
        path.replace(path.with_name(f"{path.stem}-{found.commit[:12]}.json"))
        return Figures(machine, commit, path=path)
    return found


def last_kept(path: Path) -> Figures:
    """Return the figures kept at `path`, of whatever machine and commit.

    Raises:
        FileNotFoundError: nothing was ever kept there.

    """
    data = json.loads(path.read_text(encoding="utf-8"))
    taken = [Figure(**figure | {"what": What(figure["what"])}) for figure in data["figures"]]
    accounts = {size: Account(**account) for size, account in data.get("accounts", {}).items()}
    return Figures(data["machine"], data["commit"], data["versions"], taken, path, accounts)
