"""Entities: the things that have a page. Six kinds in one id space."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.citation import Citation, Unknown
from generator.model.fields import Authored, Slug, WhenField
from generator.model.iso import is_code


class Entity(Authored):
    """What all six kinds have in common."""

    kind: ClassVar[str]
    folder: ClassVar[str]

    id: Slug
    """Identity of the entity; part of its page's address."""
    name: str
    """The name shown, in British spelling."""
    aliases: tuple[str, ...] = ()
    """Other spellings and abbreviations that the sources use."""
    referred_to_as: tuple[str, ...] = ()
    """Words by which sources refer to it without naming it, such as an adjective; used to verify, never linked."""
    summary: Slug | None = None
    """Id of the fact that best says what this is."""
    former_ids: tuple[Slug, ...] = ()
    """Ids it had before: the addresses they stood at lead to its page."""
    unknown: tuple[Unknown, ...] = ()
    """What the sources leave open, with the reason."""
    sources: tuple[Citation, ...] = ()
    """The passages that support what this record says beyond names."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


def _code(text: str) -> str:
    if not is_code(text):
        hint = (
            f"write it in lower case: {text.lower()}"
            if is_code(text.lower())
            else "look it up: two letters, such as `no`"
        )
        raise PydanticCustomError("bad-iso-code", "{text} is no code of a country", {"text": repr(text), "hint": hint})
    return text


class Country(Entity):
    """A country or territory."""

    kind: ClassVar[str] = "country"
    folder: ClassVar[str] = "countries"

    # Editors may take Norway's `no` for a boolean; said by what it is not, so that none is offered.
    iso: Annotated[
        str, AfterValidator(_code), WithJsonSchema({"not": {"type": ["array", "object", "null"]}, "minLength": 1})
    ]
    """ISO 3166-1 alpha-2 code in lower case; names the flag."""
    region: str
    """Sub-region of the United Nations' M49 classification; groups the index."""


class OrganisationType(StrEnum):
    """What sort of organisation it is."""

    INTERGOVERNMENTAL = "intergovernmental"
    GOVERNMENT = "government"
    AGENCY = "agency"
    COMPANY = "company"
    FOUNDATION = "foundation"
    THINK_TANK = "think-tank"
    UNIVERSITY = "university"
    MEDIA = "media"
    FINANCIAL_INSTITUTION = "financial-institution"
    CHAMBER = "chamber"
    WORKING_BODY = "working-body"
    CENTRE = "centre"
    LEGISLATURE = "legislature"


class Organisation(Entity):
    """An organisation, company, agency or body."""

    kind: ClassVar[str] = "organisation"
    folder: ClassVar[str] = "organisations"

    type: OrganisationType
    """What sort of organisation it is."""
    country: Slug | None = None
    """Id of the country whose organisation it is, if a source says so."""
    part_of: Slug | None = None
    """Id of the organisation it belongs to."""


class EventType(StrEnum):
    """What sort of event it is."""

    SUMMIT = "summit"
    MEETING = "meeting"
    VISIT = "visit"
    FORUM = "forum"
    CONFERENCE = "conference"
    DECISION = "decision"
    MILESTONE = "milestone"
    CONFLICT = "conflict"
    EXERCISE = "exercise"


class EventStatus(StrEnum):
    """Whether an event has taken place, as far as the sources say."""

    HELD = "held"
    PLANNED = "planned"
    UNCLEAR = "unclear"


class Event(Entity):
    """Something that happens at a time."""

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    type: EventType
    """What sort of event it is."""
    status: EventStatus
    """Whether it has taken place, as far as the sources say."""
    when: WhenField | None = None
    """When it takes place, as precisely as the source says."""
    place: str | None = None
    """Where, in the source's terms."""
    country: Slug | None = None
    """Id of the host country, if a source names it."""
    participants: tuple[Slug, ...] = ()
    """Ids of the entities the sources name as taking part."""
    part_of: Slug | None = None
    """Id of the organisation or larger event it belongs to."""
    follows: tuple[Slug, ...] = ()
    """Ids of the events that, as a source says, led to it."""


class AgreementType(StrEnum):
    """What sort of instrument it is."""

    DECLARATION = "declaration"
    TREATY = "treaty"
    CONTRACT = "contract"
    CHARTER = "charter"
    MEMORANDUM = "memorandum"
    ACTION_PLAN = "action-plan"
    PROGRAMME = "programme"
    RESOLUTION = "resolution"
    COMMITMENT = "commitment"
    ARRANGEMENT = "arrangement"
    LAW = "law"


class AgreementStatus(StrEnum):
    """How far an agreement has come, as far as the sources say."""

    SIGNED = "signed"
    ADOPTED = "adopted"
    INITIALLED = "initialled"
    ANNOUNCED = "announced"
    UNDER_DISCUSSION = "under-discussion"
    IN_FORCE = "in-force"
    PLANNED = "planned"
    UNCLEAR = "unclear"


class Agreement(Entity):
    """A text or understanding between parties, or an act of one of them."""

    kind: ClassVar[str] = "agreement"
    folder: ClassVar[str] = "agreements"

    type: AgreementType
    """What sort of instrument it is."""
    status: AgreementStatus
    """How far it has come, as far as the sources say."""
    when: WhenField | None = None
    """When it was concluded, or the period it covers where no other date is given."""
    parties: tuple[Slug, ...] = ()
    """Ids of the entities the sources name as parties."""
    event: Slug | None = None
    """Id of the event at which it was concluded."""


class ProjectType(StrEnum):
    """What sort of project it is."""

    CORRIDOR = "corridor"
    PIPELINE = "pipeline"
    RAILWAY = "railway"
    SUPPLY = "supply"
    CENTRE = "centre"
    PROGRAMME = "programme"
    AID = "aid"
    SERVICE = "service"
    WEAPONS_DEAL = "weapons-deal"


class ProjectStatus(StrEnum):
    """How far a project has come, as far as the sources say."""

    OPERATING = "operating"
    UNDER_WAY = "under-way"
    COMPLETED = "completed"
    PLANNED = "planned"
    UNDER_DISCUSSION = "under-discussion"
    UNCLEAR = "unclear"


class Project(Entity):
    """An undertaking with a result: a corridor, a supply, a programme."""

    kind: ClassVar[str] = "project"
    folder: ClassVar[str] = "projects"

    type: ProjectType
    """What sort of project it is."""
    status: ProjectStatus
    """How far it has come, as far as the sources say."""
    when: WhenField | None = None
    """When it runs or ran."""
    participants: tuple[Slug, ...] = ()
    """Ids of the entities the sources name as taking part."""
    part_of: Slug | None = None
    """Id of the project or organisation it belongs to."""


class Person(Entity):
    """A person with a part in the facts."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    position: str
    """The position in which the sources name the person."""
    of: Slug | None = None
    """Id of the country or organisation in which it is held."""


ENTITY_TYPES: tuple[type[Entity], ...] = (Country, Organisation, Event, Agreement, Project, Person)
