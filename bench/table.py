"""The results as a page: targets, then a table for each size; every figure is a median."""

from collections.abc import Iterator, Sequence

from bench.figures import Account, Figures, What
from bench.peers.peer import Peer
from bench.reasons import reasons
from bench.targets import TARGETS, growth
from bench.words import NOT_MEASURED, said, table

# A kind of file that weighs less of the whole is not listed.
_LEAST_SHARE = 0.01
_BUILD = (
    What.COLD,
    What.COLD_BARE,
    What.WARM,
    What.DISK,
    What.BROWSER,
    What.CHECK_COLD,
    What.CHECK_WARM,
    What.PEAK,
    What.PAGES,
    What.FILES,
    What.SITE,
    What.PAGE,
)
_READ = (What.VISIT_BYTES, What.VISIT, What.VISIT_SLOW, What.SEARCH_BYTES, What.SEARCH, What.SEARCH_SLOW)
_COMPARED = (*_BUILD[:5], What.PEAK, What.SITE, What.PAGE, *_READ)
_INTRODUCTION = """\
# Results of the bench

Written by `make bench` from what it measured; `make bench BENCH="--report"` writes it anew from `build/bench.json`.

- Machine: {machine}
- State of the code: {commit}
{versions}

Every figure is the median of its rounds, whose number stands behind a time as [3] where it is not one. In brackets before it:
ours over theirs, so below 1 ours is less. A dash: there is nothing of the kind to measure. Whoever takes more than half a
minute for a cold build has one round at that size. At L ours and Hugo are measured in full, the others by a cold build, MkDocs +
Material also by what its reader waits for. `make bench BENCH="--only ours,hugo --sizes M --rounds 3"` takes figures of those
alone; those of several runs on one machine and state of the code add up.
"""
_METHOD = """\
## How it was measured

- **Content**: `bench/synthetic.py` repeats the real content under other names, the same in every run: S is the real content,
  M about 1,000 entities and 10,000 facts, L about 10,000 entities and 100,000 facts. Each project has one commit in git.
- **Cold**: nothing is there that a build made, neither the site nor a cache; programs and files may be in the system's own
  cache, for all alike. **Second build**: the same command once more; ours
  makes everything anew. Nothing is deleted before the end, since ext4 makes files
  slowly where many have just been deleted; what earlier steps left is moved aside.
- **Edit to disk**: a word is added to one fact, and the build runs to its end. **Edit to browser**: the page is open in
  Chromium and its own server runs; from the write of the file until the page, looked at every 10 ms, has the word.
- **Memory**: the largest sum of the memory of all processes of a build (proportional set sizes: what they share counts
  once), looked at five times a second or, where looking takes long, for a fiftieth of the time.
- **Without search index**: ours with `search: false`, the others without their plugin. Hugo makes none at all, so that ours
  is compared with it both ways.
- **Reader**: the site is served packed with gzip, as GitHub Pages serves it. The page is the one with the edited fact. One
  letter, `g`, is typed as soon as the page has loaded. Throttled: 1.6 Mbit/s, 150 ms, a processor four times slower, but for
  what runs in a worker, as part of Material's search does. What is of the search (scripts and index) counts there, all else as
  the page.
- **Same pages**: MkDocs + Material and Zensical build the Markdown of `briefing export` with Material as it comes, its search
  and our navigation by sections; mkdocs-gen-files makes that Markdown in the build from our pipeline and templates. After an
  edit MkDocs builds with `--dirty`, as it documents for large sites; there the Markdown of one page is changed, elsewhere the YAML.
- **Hugo** makes the pages of entities, themes, sources and differences, in the same parts at the same addresses, and indexes, from
  the same YAML with content adapters and `partialCached`. As in ours, a fact stands in full once and elsewhere as a short entry.
  It makes no briefs, rules, open questions, map or timeline: of 100 pages 32 fewer at S, 5 fewer at M; its median page is a
  tenth shorter at S and about as long at M. What stands on many pages it keeps in a scratch, since the cache of
  `partialCached` holds too little for that. `measures.yml` is divided beforehand, since at L it does not read it in one piece.
- **In favour of the peers**: they make pages only, and the export that two of them build from is not counted. Ours makes beside
  each page its citations, facts, feed and Markdown, then the data files and the search index, checks the content by every rule
  and the built site for every promise. Nothing of that is left out.
"""


def results(figures: Figures, peers: Sequence[Peer]) -> str:
    """Return the page of results."""
    titles = {peer.name: peer.title for peer in peers}
    versions = "\n".join(f"- {titles.get(name, name)}: {named}" for name, named in sorted(figures.versions.items()))
    sizes = [size for size in ("S", "M", "L") if any(figure.size == size for figure in figures.taken)]
    parts = [
        _INTRODUCTION.format(machine=figures.machine, commit=figures.commit, versions=versions),
        "![Cold build, edit to browser and memory, ours beside the peers](results.svg)\n",
        "## Targets\n",
        table(("Target", "At most", "Measured", ""), _target_rows(figures)),
    ]
    if why := list(reasons(figures)):
        parts += ["## Why some are not reached\n", *why]
    for size in sizes:
        measured = [peer for peer in peers if any(f.size == size and f.peer == peer.name for f in figures.taken)]
        parts += [f"## Size {size}\n", _size_table(figures, measured, size)]
    parts += ["## Time for each page, L over M\n", _growth_table(figures, peers)]
    for size, account in sorted(figures.accounts.items()):
        parts += list(_account(size, account))
    parts += list(_faults(figures, titles))
    return "\n".join([*parts, _METHOD])


def _cell(figures: Figures, peer: Peer, size: str, what: What) -> str:
    value = figures.median(peer.name, size, what)
    if value is None and _is_without(peer, what):
        return "–"
    if value is None and any((f.peer, f.size, f.what) == (peer.name, size, what) for f in figures.faults()):
        return "failed, see below"
    text, count = said(value, what), len(figures.values(peer.name, size, what))
    ours = figures.median("ours", size, what)
    if what in _COMPARED and peer.name != "ours" and value and ours is not None:
        text += f" ({ours / value:.2f})"
    return f"{text} [{count}]" if count > 1 and what.unit == "seconds" else text


def _is_without(peer: Peer, what: What) -> bool:
    if what in {What.CHECK_COLD, What.CHECK_WARM}:
        return peer.name != "ours"
    return not peer.has_search and what in {What.COLD_BARE, What.SEARCH, What.SEARCH_BYTES, What.SEARCH_SLOW}


def _size_table(figures: Figures, peers: Sequence[Peer], size: str) -> str:
    rows = []
    for what in (*_BUILD, *_READ):
        cells = [_cell(figures, peer, size, what) for peer in peers]
        if any(cell not in {NOT_MEASURED, "–"} for cell in cells):
            rows.append((what.value, *cells))
    bare = figures.median("ours", size, What.COLD_BARE)
    hugo = figures.median("hugo", size, What.COLD)
    if bare is not None and hugo:
        rows.append(("Cold build, ours without search index over Hugo", f"{bare / hugo:.2f}", *[""] * (len(peers) - 1)))
    return table(("", *(peer.title for peer in peers)), rows)


def _growth_table(figures: Figures, peers: Sequence[Peer]) -> str:
    builds = (What.COLD, What.COLD_BARE)
    rows = [
        (
            peer.title,
            *("–" if _is_without(peer, what) else _number(growth(figures, peer.name, what)) for what in builds),
        )
        for peer in peers
    ]
    return table(("", *(what.value for what in builds)), rows)


def _number(value: float | None) -> str:
    return NOT_MEASURED if value is None else f"{value:.2f}"


def _target_rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    for target in TARGETS:
        value, verdict = target.verdict(figures)
        yield target.text, f"{target.limit:g} {target.unit}".rstrip(), value, "" if value == verdict else verdict


def _account(size: str, account: Account) -> Iterator[str]:
    """Yield where the time of a build of ours goes and what its site weighs, which says what can still be gained."""
    whole = sum(account.seconds.values())
    yield f"## Where the time of a build of ours goes, at {size}\n"
    yield (
        f"Processor seconds of one cold build in one process, {said(whole, What.COLD)} in all; with its content loaded, the process"
        f" holds {said(account.content_bytes, What.PEAK)}.\n"
    )
    stages = sorted(account.seconds.items(), key=lambda item: -item[1])
    yield table(("", "", ""), [(stage, said(spent, What.COLD), _share(spent, whole)) for stage, spent in stages])
    weight = sum(size for _, size in account.files.values())
    kinds = [(kind, count, size) for kind, (count, size) in account.files.items() if size > weight * _LEAST_SHARE]
    rows = [(kind, f"{count:,}", said(size, What.SITE), _share(size, weight)) for kind, count, size in kinds]
    yield f"## What the site consists of, at {size}\n"
    yield table(("", "Files", "Size", ""), rows)


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.0%}"


def _faults(figures: Figures, titles: dict[str, str]) -> Iterator[str]:
    found = figures.faults()
    if found:
        yield "## What failed\n"
    for fault in found:
        # The places that a traceback names, which it indents, are this machine's.
        indented = "\n".join(f"    {line}" for line in fault.fault.splitlines() if not line.startswith("  "))
        yield f"{titles.get(fault.peer, fault.peer)} at {fault.size}, {fault.what.value}:\n\n{indented}\n"
