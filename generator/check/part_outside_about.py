"""A fact gives a role to, or is the outcome of, an entity that its `about` does not list.

The role would appear on a page that does not show the fact it rests on. Add the id to `about`.
"""

from collections.abc import Iterator

from generator.model.content import Content, Step
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each id in `roles` or `outcome_of` that `about` lacks."""
    for fact in content.facts.values():
        if not fact.roles and fact.outcome_of is None:
            continue
        named: list[tuple[str, tuple[Step, ...]]] = [
            (getattr(role, key), ("roles", position, key))
            for position, role in enumerate(fact.roles)
            for key in ("who", "of")
        ]
        if fact.outcome_of is not None:
            named.append((fact.outcome_of, ("outcome_of",)))
        for identity, path in named:
            if identity in content.entities and identity not in fact.about:
                message = f"{identity!r} has a part in fact {fact.id!r}, but `about` does not list it"
                hint = f"add {identity} to `about`"
                yield Problem(content.locate(fact, *path), "part-outside-about", message, hint=hint)
