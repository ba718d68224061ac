"""START HERE: from texts to a site in memory, step by step.

`load` reads records from texts, `check` holds them against the rules, `derive` works out what nobody wrote, `render`
makes pages of it. Nothing here touches disk, clock or network; `publish` and the adapters do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.check.registry import check
from generator.derive.dossier import Dossier, derive
from generator.derive.history import NOT_RECORDED, History
from generator.load.content import load
from generator.load.memory import Memory
from generator.problem import ContentError, Problem, Severity
from generator.render.brief import BriefPage, brief_page
from generator.render.desk import Desk
from generator.render.page import Page
from generator.render.pages import Jobs, PageJob, jobs_by_place


@dataclass(frozen=True)
class BuiltSite:
    """The site in memory: what is known, and what makes its pages."""

    desk: Desk
    briefs: tuple[BriefPage, ...]
    warnings: tuple[Problem, ...]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All generated pages; they are many, and who needs one at a time takes them from `jobs`."""
        return tuple(page for job in self.jobs for page in job.make())

    @property
    def jobs(self) -> tuple[PageJob, ...]:
        """What makes the generated pages, a few at a time; they are many, and nobody asks twice."""
        return tuple(job for jobs in self._jobs_by_place.values() for job in jobs())

    def jobs_around(self, path: str) -> Iterator[PageJob]:
        """Yield the jobs one of which makes the page at `path`, if there is one: as few as can be told beforehand."""
        folder = path
        while folder:
            yield from self._jobs_by_place.get(folder, tuple)()
            folder = folder.rpartition("/")[0]
        yield from self._jobs_by_place[""]() if not path else ()

    def page_at(self, path: str) -> Page | None:
        """Return the page at `path`, made for whoever asks; None where no generated page stands."""
        for job in self.jobs_around(path):
            if job.path in {path, path.rpartition("/")[0]}:
                found = next((page for page in job.make() if page.path == path), None)
                if found is not None:
                    return found
        return None

    def has_page(self, path: str) -> bool:
        """Tell whether a generated page stands at `path`, which for hardly any has to be made for that."""
        return any(job.path == path for job in self.jobs_around(path)) or self.page_at(path) is not None

    @cached_property
    def _jobs_by_place(self) -> Mapping[str, Jobs]:
        return jobs_by_place(self.desk)

    @property
    def dossier(self) -> Dossier:
        """The content and what is derived from it."""
        return self.desk.dossier


def build(
    texts: Mapping[str, bytes],
    templates: Mapping[str, str],
    today: date,
    history: History = NOT_RECORDED,
    *,
    memory: Memory | None = None,
) -> BuiltSite:
    """Return the site built from `texts` (path → bytes) with `templates` (name → text), as it stands on `today`.

    `history` is how the content came to be; pages say that it is not recorded where it is left out. A process that builds
    again and again hands over the same `memory` each time: what has not changed is then not read again.

    Raises:
        ContentError: the content has errors; holds every problem of the run.

    """
    content, problems = load(texts, memory)
    problems += check(content, today)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(tuple(sorted(problems)))
    desk = Desk(derive(content, today, history), templates)
    return BuiltSite(
        desk=desk,
        briefs=tuple(brief_page(desk, brief) for brief in content.briefs.values()),
        warnings=tuple(sorted(problems)),
    )
