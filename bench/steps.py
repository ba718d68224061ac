"""What is measured of one peer at one size, step by step; each yields what it found and may raise what went wrong."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.account import account_of
from bench.aside import set_aside
from bench.edit import edit_to_disk, edits_to_browser
from bench.figures import Account, What
from bench.measure import CommandFailedError, run
from bench.peers.ours import Ours
from bench.reader import BOXES, search, visit
from bench.trees import page_of
from bench.workbench import Workbench

# After so many seconds a single command is given up.
LIMITS = {"S": 300.0, "M": 1800.0, "L": 3600.0}
# Whose sites are read: the others' pages and search are Material's.
_READ = {"ours", "material", "hugo"}
_VISITS = 3
# Who takes longer for a round of searches has no other.
_LONG_SEARCH_SECONDS = 60.0
Found = Iterator[tuple[What, float]]


def cold_bare(bench: Workbench, project: Path) -> Found:
    """Build without a search index, in a folder of its own, which is gone afterwards."""
    bare = Workbench(bench.peer, bench.size, bench.folder.with_name(f"{bench.folder.name}-bare"), bench.subject)
    try:
        bare.prepare(project, with_search=False)
        yield What.COLD_BARE, run(bare.peer.build, bare.folder, bare.environment, LIMITS[bare.size]).seconds
    finally:
        set_aside(bare.folder, bare.folder)
        set_aside(bare.cache, bare.folder)


def cold(bench: Workbench, project: Path) -> Found:
    """Build where nothing is built yet, and look at the site."""
    if not bench.is_prepared:
        bench.prepare(project)
    bench.forget()
    taken = run(bench.peer.build, bench.folder, bench.environment, LIMITS[bench.size])
    yield What.COLD, taken.seconds
    if taken.peak_bytes is not None:
        yield What.PEAK, taken.peak_bytes
    files = [path for path in bench.site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.name == "index.html"]
    if not pages:
        raise CommandFailedError("no page was built")
    bench.address = page_of(bench.site, bench.subject)
    yield What.PAGES, len(pages)
    yield What.FILES, len(files)
    yield What.SITE, sum(path.stat().st_size for path in files)
    yield What.PAGE, median(path.stat().st_size for path in pages)


def warm(bench: Workbench) -> Found:
    """Build what is built already."""
    yield What.WARM, run(bench.peer.build, bench.folder, bench.environment, LIMITS[bench.size]).seconds


def disk(bench: Workbench) -> Found:
    """Edit a fact and build."""
    yield What.DISK, edit_to_disk(bench, LIMITS[bench.size])


def browser(bench: Workbench) -> Found:
    """Edit a fact while its page is open."""
    try:
        for seconds in edits_to_browser(bench, LIMITS[bench.size]):
            yield What.BROWSER, seconds
    finally:
        bench.tidy()


def check(bench: Workbench) -> Found:
    """Check the content with no cache there, and again."""
    if isinstance(bench.peer, Ours):
        bench.forget()
        for what in (What.CHECK_COLD, What.CHECK_WARM):
            yield what, run(bench.peer.check, bench.folder, bench.environment, LIMITS[bench.size]).seconds


def account(bench: Workbench) -> Account:
    """Build ours once more, from nothing and in one process, and tell where the time goes."""
    bench.forget()
    return account_of(bench.folder, bench.site, bench.environment, LIMITS[bench.size])


def reader(bench: Workbench) -> Found:
    """Visit the site, if it is one of those that are read."""
    for _ in range(_VISITS if bench.peer.name in _READ else 0):
        yield from visit(bench.site, bench.address)


def searcher(bench: Workbench) -> Found:
    """Search the site, if it is one of those that are read and has a search."""
    for _ in range(_VISITS if bench.peer.name in _READ and bench.peer.name in BOXES else 0):
        start = time.monotonic()
        yield from search(bench.site, bench.address, bench.peer.name)
        if time.monotonic() - start > _LONG_SEARCH_SECONDS:
            return
