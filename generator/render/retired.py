"""Facts that no longer stand: where they stood, marked, with the day and the reason."""

from dataclasses import dataclass

from generator.model.fact import Retirement
from generator.render.dates import day_label
from generator.render.fact_view import FactView, Link, worded

HEADING = "Retired facts"
ANCHOR = "retired"


@dataclass(frozen=True)
class RetiredView:
    """A retired fact on the page where it stood."""

    view: FactView

    @property
    def retirement(self) -> Retirement:
        """Since when and why."""
        assert self.view.fact.retired is not None  # noqa: S101  # only retired facts are shown so
        return self.view.fact.retired

    @property
    def since(self) -> str:
        """The day on which it was retired."""
        return day_label(self.retirement.since)

    @property
    def statement(self) -> str:
        """What it said, with who said so."""
        return worded(self.view.dossier, self.view.fact)

    @property
    def replacement(self) -> Link | None:
        """The fact that says what holds instead."""
        if self.retirement.replaced_by is None:
            return None
        fact = self.view.dossier.content.facts[self.retirement.replaced_by]
        return Link(worded(self.view.dossier, fact), self.view.root + self.view.addresses.fact(fact))
