"""A fact gives a role to, or is the outcome of, an entity that its `about` does not list.

The role would appear on a page that does not show the fact it rests on. Add the id to `about`.
"""

from collections.abc import Iterator

from generator.model.content import Content, Step
from generator.model.fact import Fact
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each id in `roles` or `outcome_of` that `about` lacks."""
    for fact in content.facts_where(_has_part_outside):
        for identity, path in _outside(fact):
            if identity in content.entities:
                message = f"{identity!r} has a part in fact {fact.id!r}, but `about` does not list it"
                hint = f"add {identity} to `about`"
                yield Problem(content.locate(fact, *path), "part-outside-about", message, hint=hint)


def _has_part_outside(fact: Fact) -> bool:
    return any(_outside(fact))


def _outside(fact: Fact) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Yield each id of `roles` and `outcome_of` that `about` lacks, and where it stands."""
    for position, role in enumerate(fact.roles):
        for key in ("who", "of"):
            if getattr(role, key) not in fact.about:
                yield getattr(role, key), ("roles", position, key)
    if fact.outcome_of is not None and fact.outcome_of not in fact.about:
        yield fact.outcome_of, ("outcome_of",)
