"""One session: rounds of all that is to be measured, in turn, so that what else the machine does meets all alike."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from bench import steps
from bench.aside import delete_all, set_aside
from bench.browser import chromium_version
from bench.figures import Figure, Figures, What
from bench.peers.ours import Ours
from bench.peers.peer import Peer
from bench.synthetic import SIZES
from bench.trees import make_project, subject_of
from bench.workbench import Workbench

STEPS = ("bare", "warm", "reader", "disk", "browser", "check", "account")
# A peer whose cold build takes longer at some size, or fails, has one round there.
_SLOW_SECONDS = 30.0


@dataclass
class Session:
    """All that is measured in one session, with the folder it works in."""

    figures: Figures
    workshop: Path
    peers: Sequence[Peer]
    sizes: Sequence[str]
    rounds: int
    wanted: Sequence[str] = STEPS
    """Which of `STEPS` are taken; a cold build always."""
    _benches: dict[tuple[str, str], Workbench] = field(default_factory=dict)

    def run(self) -> None:
        """Measure everything, round by round; a peer that fails is noted, and the rest goes on."""
        for peer in self.peers:
            self.figures.versions[peer.name] = peer.versions()
        self.figures.versions["Browser"] = chromium_version()
        try:
            self._rounds()
        finally:
            delete_all(self.workshop)

    def _rounds(self) -> None:
        for number in range(1, self.rounds + 1):
            for size in self.sizes:
                for peer in self.peers:
                    is_measured = size in {*peer.sizes, *peer.sizes_cold}
                    if is_measured and not (number > 1 and self._has_enough(peer, size)):
                        click.echo(f"round {number}, {size}, {peer.title}")
                        self._round(self._bench(peer, size))

    def _has_enough(self, peer: Peer, size: str) -> bool:
        taken = self.figures.median(peer.name, size, What.COLD)
        return taken is None or taken > _SLOW_SECONDS

    def _bench(self, peer: Peer, size: str) -> Workbench:
        """Return the peer's bench, with the content of that size made anew once a session."""
        project = self._project(size)
        if not any(found == size for _, found in self._benches):
            set_aside(self.workshop / size, self.workshop / size)
            make_project(project, SIZES[size])
        if (peer.name, size) not in self._benches:
            self._benches[peer.name, size] = Workbench(
                peer, size, self.workshop / size / peer.name, subject_of(project)
            )
        return self._benches[peer.name, size]

    def _project(self, size: str) -> Path:
        return self.workshop / size / "project"

    def _round(self, bench: Workbench) -> None:
        project = self._project(bench.size)
        wanted = {*self.wanted} if bench.size in bench.peer.sizes else {"reader"}.intersection(self.wanted)
        if bench.peer.has_search and "bare" in wanted:
            self._take(bench, What.COLD_BARE, steps.cold_bare(bench, project))
        if not self._take(bench, What.COLD, steps.cold(bench, project)):
            return
        for name, what, step in (
            ("warm", What.WARM, steps.warm),
            # Of the site as it was built, so before edits.
            ("reader", What.VISIT, steps.reader),
            ("reader", What.SEARCH, steps.searcher),
            ("disk", What.DISK, steps.disk),
            ("browser", What.BROWSER, steps.browser),
            ("check", What.CHECK_COLD, steps.check),
        ):
            if name in wanted:
                self._take(bench, what, step(bench))
        if "account" in wanted and isinstance(bench.peer, Ours):
            self.figures.accounts[bench.size] = steps.account(bench)
            self.figures.keep()

    def _take(self, bench: Workbench, what: What, step: steps.Found) -> bool:
        """Keep each figure that `step` yields; note why `what` could not be measured, and return whether it could."""
        try:
            for found, value in step:
                click.echo(f"  {found}: {value:,.3f}")
                self.figures.add(Figure(bench.peer.name, bench.size, found, value))
        except Exception as error:  # noqa: BLE001  # whatever is wrong with one peer, the others are measured
            click.echo(f"  {what}: {error}", err=True)
            self.figures.add(Figure(bench.peer.name, bench.size, what, None, f"{type(error).__name__}: {error}"))
            return False
        return True
