"""What is to be reached, and whether the figures say that it is."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.figures import Figures, What

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Target:
    """A value that is to stay within a limit; both in the unit that the text names."""

    text: str
    limit: float
    unit: str
    value: Callable[[Figures], float | None]

    def verdict(self, figures: Figures) -> tuple[str, str]:
        """Return the value in words, and whether the limit is kept."""
        found = self.value(figures)
        if found is None:
            return "not measured", "not measured"
        shown = f"{found:.2f}" if found < 10 else f"{found:,.0f}"  # noqa: PLR2004  # two figures are enough
        return f"{shown} {self.unit}".rstrip(), "reached" if found <= self.limit else "not reached"


def _ours(what: What, size: str, unit: float = 1) -> Callable[[Figures], float | None]:
    def value(figures: Figures) -> float | None:
        found = figures.median("ours", size, what)
        return None if found is None else found / unit

    return value


def ratio(peer: str, what: What, size: str) -> Callable[[Figures], float | None]:
    """Return what gives ours over the peer's."""

    def value(figures: Figures) -> float | None:
        ours, theirs = figures.median("ours", size, what), figures.median(peer, size, what)
        return None if ours is None or not theirs else ours / theirs

    return value


def growth(figures: Figures, peer: str = "ours", what: What = What.COLD) -> float | None:
    """Return the time of a build for each page at L over that at M."""
    a_page = []
    for size in ("L", "M"):
        seconds, pages = figures.median(peer, size, what), figures.median(peer, size, What.PAGES)
        if seconds is None or not pages:
            return None
        a_page.append(seconds / pages)
    return a_page[0] / a_page[1]


TARGETS = (
    Target("Cold build at M, ours over Hugo", 0.7, "", ratio("hugo", What.COLD, "M")),
    Target("Cold build at L, ours over Hugo", 1.0, "", ratio("hugo", What.COLD, "L")),
    Target("Cold build at M, ours over MkDocs + Material", 0.10, "", ratio("material", What.COLD, "M")),
    Target("Cold build at M, ours over mkdocs-gen-files", 0.15, "", ratio("gen-files", What.COLD, "M")),
    Target("Cold build at M, ours over Zensical", 0.25, "", ratio("zensical", What.COLD, "M")),
    Target("One-fact edit to browser at M, ours over Hugo's server", 0.25, "", ratio("hugo", What.BROWSER, "M")),
    Target("One-fact edit to browser at M", 0.5, "s", _ours(What.BROWSER, "M")),
    Target("`briefing check` at M, warm", 1.0, "s", _ours(What.CHECK_WARM, "M")),
    Target("`briefing check` at M, cold", 3.0, "s", _ours(What.CHECK_COLD, "M")),
    Target("Time of a cold build for each page, L over M", 1.2, "", growth),
    Target("Peak memory at L", 1000, "MB", _ours(What.PEAK, "L", _MEGABYTE)),
    Target("Peak memory at L, ours over Hugo", 0.3, "", ratio("hugo", What.PEAK, "L")),
    Target("Median page at L, HTML", 30, "kB", _ours(What.PAGE, "L", 1000)),
    Target("Whole site at L", 1000, "MB", _ours(What.SITE, "L", _MEGABYTE)),
    Target("First search at L, transferred", 300, "kB", _ours(What.SEARCH_BYTES, "L", 1000)),
    Target("Keystroke to first result at L, not throttled", 150, "ms", _ours(What.SEARCH, "L", 0.001)),
)
