"""Where a build of ours spends its processor time, and what the site consists of.

The build runs in one process, so that all of its time can be told by stage; a stage does not count what it calls of another.
"""

import json
import os
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Account

ENGINE = "The engine with its own pages, and Python's start"
CONTENT = "Reading, loading and checking the content"
PAGES = ("Pages: what they show and their templates", "Pages: what is told of them, shells, short links")
WRITING = "Writing files"
HTML = "Pages, HTML"
# By stage the functions that it consists of, each where it is called from.
STAGES: dict[str, tuple[tuple[str, str], ...]] = {
    CONTENT: (("generator.mkdocs_plugin.plugin", "BriefingPlugin._read"),),
    PAGES[0]: (("generator.publish.press", "_written"),),
    PAGES[1]: (("generator.publish.press", "page_html"),),
    "Beside each page: citations, data, Markdown": (("generator.publish.press", "page_files"),),
    "Data of the whole site, feeds, calendars": (
        ("generator.publish.press", "write_pieces"),
        ("generator.publish.press", "site_files"),
    ),
    "Search index, most of it Pagefind": (
        ("generator.publish.search_index", "write_volume"),
        ("generator.mkdocs_plugin.plugin", "write_overview"),
    ),
    WRITING: (("generator.publish.press", "write_files"),),
    "Checking the built site": (("generator.mkdocs_plugin.plugin", "check_site"),),
}
_SPREADING = ("generator.publish.press", "generator.publish.site_check")
_KINDS = {"index.html": HTML, "index.html.md": "Pages, Markdown"}


def account_of(build: Path, site: Path, own_environment: Mapping[str, str], limit: float) -> Account:
    """Build the project in the folder `build` in one process, and return the account of it and its `site`."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "account.json"
        command = [sys.executable, "-m", "bench.account", str(build), str(told)]
        here = Path(__file__).parent.parent
        subprocess.run(command, cwd=here, env=own_environment, check=True, timeout=limit, capture_output=True)  # noqa: S603  # our own
        found = Account(**json.loads(told.read_text(encoding="utf-8")))
    found.files = weighed(site)
    return found


def weighed(site: Path) -> dict[str, tuple[int, int]]:
    """Return by kind of file how many there are below `site` and their bytes, the heaviest kind first."""
    found: dict[str, list[int]] = defaultdict(list)
    for path in site.rglob("*"):
        if path.is_file():
            top = path.relative_to(site).parts[0]
            kind = "Search index" if top == "pagefind" else "Data of the whole site" if top == "data" else path.name
            found[_KINDS.get(kind, kind)].append(path.stat().st_size)
    sums = {kind: (len(sizes), sum(sizes)) for kind, sizes in found.items()}
    return dict(sorted(sums.items(), key=lambda item: -item[1][1]))


class Clock:
    """Gives each stage the processor time of this process and its children that passes while it is the innermost one."""

    def __init__(self) -> None:
        """Start with the engine."""
        self.seconds: dict[str, float] = defaultdict(float)
        self._stages = [ENGINE]
        self._last = 0.0

    def turn(self) -> None:
        """Give the present stage what has passed."""
        now = _spent()
        self.seconds[self._stages[-1]] += now - self._last
        self._last = now

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return `work` as a part of `stage`; of what it yields, the making counts."""

        def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # any function
            result = self._within(stage, lambda: work(*arguments, **named))
            return self._each(stage, result) if isinstance(result, Iterator) else result

        return run

    def _within(self, stage: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401  # any function
        self.turn()
        self._stages.append(stage)
        try:
            return work()
        finally:
            self.turn()
            self._stages.pop()

    def _each(self, stage: str, items: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while (item := self._within(stage, lambda: next(items, end))) is not end:
            yield item


def _spent() -> float:
    """Return the processor seconds of this process and of its children that have ended."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    """Build the project that the first argument names, and write the account as JSON to the second."""
    project, told = Path(sys.argv[1]), Path(sys.argv[2])
    clock = Clock()
    for stage, functions in STAGES.items():
        for module_name, path in functions:
            *owner, last = path.split(".")
            place = getattr(import_module(module_name), owner[0]) if owner else import_module(module_name)
            setattr(place, last, clock.timed(stage, getattr(place, last)))
    held = _held_after(import_module("generator.mkdocs_plugin.plugin").BriefingPlugin)
    for name in _SPREADING:
        module: Any = import_module(name)
        module.spread = lambda work, count: enumerate(map(work, range(count)))
    os.chdir(project)
    from mkdocs.commands.build import build  # noqa: PLC0415  # its import is part of the account
    from mkdocs.config import load_config  # noqa: PLC0415  # as above

    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    clock.turn()
    told.write_text(json.dumps({"seconds": clock.seconds, "content_bytes": held[0]}), encoding="utf-8")


def _held_after(plugin: Any) -> list[int]:  # noqa: ANN401  # a class of the generator, which is not imported by name
    """Return a list that comes to hold how many bytes this process holds once `plugin` has read the content."""
    held: list[int] = []
    read = plugin._read  # there is no other place between reading and making

    def noted(*arguments: Any) -> Any:  # noqa: ANN401  # as it is
        found = read(*arguments)
        held.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize())
        return found

    plugin._read = noted  # as above
    return held


if __name__ == "__main__":
    main()
