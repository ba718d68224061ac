"""Which entities are connected, and why."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.model.content import Content
from generator.model.entity import Agreement, Entity, Event, Organisation, Person, Project
from generator.model.fact import Role
from generator.model.when import When


class Tie(Enum):
    """Why two entities are connected, seen from the one whose page it is: a phrase with the other's name first."""

    HOST = "host country"
    HOSTED = "held here"
    PARTICIPANT = "takes part"
    TOOK_PART = "took part in it"
    PARTY = "party"
    PARTY_TO = "party to it"
    PART = "part of it"
    WHOLE = "the whole it belongs to"
    COUNTRY = "its country"
    OF_COUNTRY = "of this country"
    CONCLUDED_AT = "where it was concluded"
    CONCLUDED = "concluded there"
    LED_TO = "led to it"
    FOLLOWED = "followed from it"
    OFFICE = "where the position is held"
    OFFICER = "holds a position here"


@dataclass(frozen=True, slots=True)
class RoleTie:
    """A role that a fact establishes: `is_holder` tells whether the connected entity holds it."""

    role: Role
    is_holder: bool
    fact: str
    when: When | None = None
    """When it is held, where that is not the fact's own date."""


@dataclass(frozen=True)
class Connection:
    """A connected entity, by id, and every reason: what records say, roles that facts establish, facts in common."""

    entity: str
    ties: tuple[Tie, ...]
    roles: tuple[RoleTie, ...]
    shared_facts: tuple[str, ...]


class _Reasons:
    __slots__ = ("facts", "roles", "ties")

    def __init__(self) -> None:
        self.ties: dict[Tie, None] = {}
        self.roles: dict[RoleTie, None] = {}
        self.facts: list[str] = []


def find_connections(content: Content) -> dict[str, tuple[Connection, ...]]:
    """Return for each entity the entities connected with it; those with record or role ties first, then by facts."""
    reasons: dict[str, dict[str, _Reasons]] = defaultdict(lambda: defaultdict(_Reasons))
    for identity in sorted(content.entities):
        for other, tie, inverse in _record_ties(content.entities[identity]):
            if other != identity:
                reasons[identity][other].ties[tie] = None
                reasons[other][identity].ties[inverse] = None
    for fact_id in sorted(content.facts):
        fact = content.facts[fact_id]
        about = dict.fromkeys(fact.about)
        for one in about if len(about) > 1 else ():
            of_one = reasons[one]
            for other in about:
                if other != one:
                    of_one[other].facts.append(fact_id)
        for role in fact.roles:
            if role.of != role.who:
                of, who = reasons[role.of][role.who], reasons[role.who][role.of]
                of.roles[RoleTie(role.role, is_holder=True, fact=fact_id, when=role.when)] = None
                who.roles[RoleTie(role.role, is_holder=False, fact=fact_id, when=role.when)] = None
    return {identity: tuple(sorted(_connections(found), key=_closeness)) for identity, found in reasons.items()}


def _connections(reasons: dict[str, _Reasons]) -> Iterator[Connection]:
    for other, found in reasons.items():
        yield Connection(other, tuple(found.ties), tuple(found.roles), tuple(found.facts))


def _closeness(connection: Connection) -> tuple[int, int, str]:
    return (-len(connection.ties) - len(connection.roles), -len(connection.shared_facts), connection.entity)


def _record_ties(entity: Entity) -> list[tuple[str, Tie, Tie]]:
    """Return the other entity, what it is to this one, and what this one is to it."""
    match entity:
        case Event():
            ties = [(entity.country, Tie.HOST, Tie.HOSTED), (entity.part_of, Tie.WHOLE, Tie.PART)]
            ties += [(identity, Tie.PARTICIPANT, Tie.TOOK_PART) for identity in entity.participants]
            ties += [(identity, Tie.LED_TO, Tie.FOLLOWED) for identity in entity.follows]
        case Agreement():
            ties = [(entity.event, Tie.CONCLUDED_AT, Tie.CONCLUDED)]
            ties += [(identity, Tie.PARTY, Tie.PARTY_TO) for identity in entity.parties]
        case Project():
            ties = [(entity.part_of, Tie.WHOLE, Tie.PART)]
            ties += [(identity, Tie.PARTICIPANT, Tie.TOOK_PART) for identity in entity.participants]
        case Organisation():
            ties = [(entity.country, Tie.COUNTRY, Tie.OF_COUNTRY), (entity.part_of, Tie.WHOLE, Tie.PART)]
        case Person():
            ties = [(entity.of, Tie.OFFICE, Tie.OFFICER)]
        case _:
            ties = []
    return [(other, tie, inverse) for other, tie, inverse in ties if other is not None]
