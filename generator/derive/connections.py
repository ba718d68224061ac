"""Which entities are connected, and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.derive.fact_index import FactIndex, by_connected, in_order
from generator.model.content import Content
from generator.model.entity import Agreement, Entity, Event, Organisation, Person, Project
from generator.model.fact import Role
from generator.model.when import When

_MOST_KEPT = 1_000  # entities: those of a page and of the pages beside it are asked for again and again


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


def find_connections(content: Content) -> Mapping[str, tuple[Connection, ...]]:
    """Return for each entity the entities connected with it; those with record or role ties first, then by facts."""
    return _Connections(content)


class _Connections(Mapping[str, tuple[Connection, ...]]):
    """Those of an entity are looked for when they are asked for."""

    def __init__(self, content: Content) -> None:
        self._facts = FactIndex(content, by_connected, in_order)
        self._ties: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
        for identity in sorted(content.entities):
            for other, tie, inverse in content.notes.of(_record_ties, content.entities[identity]):
                if other != identity:
                    self._ties[identity].append((other, tie))
                    self._ties[other].append((identity, inverse))
        self._found: dict[str, tuple[Connection, ...]] = {}

    def __getitem__(self, entity: str) -> tuple[Connection, ...]:
        if entity not in self._found:
            if entity not in self._ties and entity not in self._facts:
                raise KeyError(entity)
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[entity] = tuple(sorted(self._connections(entity), key=_closeness))
        return self._found[entity]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._ties, *self._facts]))

    def __len__(self) -> int:
        return len(self._ties.keys() | self._facts.keys())

    def _connections(self, entity: str) -> Iterator[Connection]:
        reasons: dict[str, _Reasons] = defaultdict(_Reasons)
        for other, tie in self._ties.get(entity, ()):
            reasons[other].ties[tie] = None
        for fact in self._facts.get(entity, ()):
            for other in dict.fromkeys(fact.about if entity in fact.about else ()):
                if other != entity:
                    reasons[other].facts.append(fact.id)
            for role in fact.roles:
                if entity in {role.of, role.who} and role.of != role.who:
                    other = role.who if role.of == entity else role.of
                    tie_of_role = RoleTie(role.role, is_holder=role.of == entity, fact=fact.id, when=role.when)
                    reasons[other].roles[tie_of_role] = None
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
