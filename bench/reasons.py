"""Why a target is not reached: what the account of a build of ours says of it, and the nearest that could be reached."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bench.account import CONTENT, ENGINE, HTML, PAGES, WRITING
from bench.figures import Account, Figures, What
from bench.synthetic import SIZES
from bench.targets import TARGETS, Target
from bench.words import said, table

_CORES = 2
_COLD = """\
**Cold builds.** Pages alone are a part of what a build of ours does: the content read and checked, pages rendered and put into
their shells, the engine, and of writing what falls to pages among all files. With nothing beside pages, no search index and no
check of the site, and if neither of two cores ever waited, a build would take at best:
"""
_PEAK = """\
**Memory.** {limit} of Hugo's would be {aim}. A process that has loaded the content holds {content}, and a forked one comes to
own most of what it shares, as Python counts references in the objects themselves: two hold up to {both} of it.
"""
_SITE = """\
**Size.** Pages as HTML are {html} of {whole}; the rest is what readers take away beside them, the search index and the data.
Within the limit a site has about {facts} facts.
"""


def reasons(figures: Figures) -> Iterator[str]:
    """Yield for the targets that are not reached what shows why, where an account has been taken."""
    missed = [target for target in TARGETS if target.verdict(figures)[1] == "not reached"]
    for start, reason in REASONS.items():
        concerned = [target for target in missed if target.text.startswith(start)]
        if concerned:
            yield from reason(figures, concerned)


def _cold(figures: Figures, missed: Sequence[Target]) -> Iterator[str]:
    sizes = [size for size in SIZES if size in figures.accounts and any(f" at {size}," in each.text for each in missed)]
    if not sizes:
        return
    wholes = {size: sum(figures.accounts[size].seconds.values()) for size in sizes}
    pages = {size: pages_alone(figures.accounts[size]) for size in sizes}

    def row(name: str, seconds: dict[str, float]) -> list[str]:
        return [name, *(said(seconds[size], What.COLD) for size in sizes)]

    rows = [
        row("Whole build, processor time", wholes),
        row("Pages alone, processor time", pages),
        row("Pages alone, at best", {size: pages[size] / _CORES for size in sizes}),
    ]
    for target in missed:
        cells = []
        for size in sizes:
            ratio, whole = target.value(figures), figures.median("ours", size, What.COLD)
            if f" at {size}," not in target.text or ratio is None or whole is None:
                cells.append("")
            else:
                cells.append(f"{pages[size] / _CORES * ratio / whole:.2f} (to reach: {target.limit:g})")
        rows.append([target.text.replace("ours", "pages alone at best"), *cells])
    yield _COLD
    yield table(("", *sizes), rows)


def pages_alone(account: Account) -> float:
    """Return the processor seconds of what makes the pages, as a generator does that makes nothing else."""
    files = sum(count for count, _ in account.files.values())
    share = account.files[HTML][0] / files
    made = sum(account.seconds.get(stage, 0.0) for stage in (CONTENT, ENGINE, *PAGES))
    return made + account.seconds.get(WRITING, 0.0) * share


def _peak(figures: Figures, missed: Sequence[Target]) -> Iterator[str]:
    account, theirs = figures.accounts.get("L"), figures.median("hugo", "L", What.PEAK)
    if account and theirs:
        aim, both = missed[0].limit * theirs, _CORES * account.content_bytes
        size = partial(said, what=What.PEAK)
        yield _PEAK.format(
            limit=f"{missed[0].limit:g}", aim=size(aim), content=size(account.content_bytes), both=size(both)
        )


def _site(figures: Figures, missed: Sequence[Target]) -> Iterator[str]:
    account, value = figures.accounts.get("L"), missed[0].value(figures)
    if account and value:
        whole = sum(size for _, size in account.files.values())
        facts = 100_000 * missed[0].limit / value
        size = partial(said, what=What.SITE)
        yield _SITE.format(html=size(account.files[HTML][1]), whole=size(whole), facts=f"{round(facts, -3):,.0f}")


Reason = Callable[[Figures, Sequence[Target]], Iterator[str]]
REASONS: dict[str, Reason] = {"Cold build at": _cold, "Peak memory at L, ours over": _peak, "Whole site at L": _site}
"""What tells why targets are not reached, by how the text of such a target begins."""
