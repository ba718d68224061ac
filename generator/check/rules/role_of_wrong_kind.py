"""A role is held by, or in, something that cannot have it, or by an entity in itself.

Projects only supply, receive and are partners; whoever leads, hosts, joins or gives is a country, an organisation or a
person. One is host, participant or owner of an event, an organisation or a project, chair or member of these or of an
agreement: nobody hosts or joins a country or a person. Name the organisation, event or project that is meant, or
choose another role.
"""

from collections.abc import Iterator
from itertools import chain

from generator.check.references import article
from generator.model.content import Content
from generator.model.entity import Entity
from generator.model.fact import Fact, Role, RoleHeld
from generator.problem import Problem

_UNDERTAKINGS = frozenset({"organisation", "event", "project"})
_JOINED = _UNDERTAKINGS | {"agreement"}
_OF: dict[Role, frozenset[str]] = {
    Role.HOST: _UNDERTAKINGS,
    Role.OWNER: _UNDERTAKINGS,
    Role.CHAIR: _JOINED,
    Role.TROIKA_MEMBER: _JOINED,
    Role.MEMBER: _JOINED,
    Role.OBSERVER: _JOINED,
    Role.PARTICIPANT: _JOINED,
    Role.APPLICANT: _JOINED,
}
"""In what the role can be held; the others can be held towards anything."""
_OF_PROJECTS = frozenset({Role.SUPPLIER, Role.RECIPIENT, Role.PARTNER})


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each end of a role that cannot be one."""
    for fact in chain(content.facts_where(_gives_roles), content.retired.values()):
        for position, held in enumerate(fact.roles):
            who, of = content.entities.get(held.who), content.entities.get(held.of)
            if who is None or of is None:
                continue  # who does not exist is unknown-entity's to say
            for end, message, hint in _faults(held, who, of):
                yield Problem(content.locate(fact, "roles", position, end), "role-of-wrong-kind", message, hint=hint)


def _faults(held: RoleHeld, who: Entity, of: Entity) -> Iterator[tuple[str, str, str]]:
    """Yield the end of the role that cannot be one, with a message and a hint."""
    if who is of:
        yield "of", f"{who.id!r} is {held.role} of itself", "name the other side, or remove the role"
        return
    if who.kind == "project" and held.role not in _OF_PROJECTS:
        hint = "name the country, organisation or person that is meant"
        yield "who", f"{who.id!r} is a project, which cannot be {held.role}", hint
    if of.kind not in _OF.get(held.role, {of.kind}):
        hint = f"name what {who.id!r} is {held.role} of, or choose another role"
        yield "of", f"{of.id!r} is {article(of.kind)}, and has no {held.role}", hint


def _gives_roles(fact: Fact) -> bool:
    return bool(fact.roles)
