"""Facts: one checkable statement each, with its footing and its citations."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.citation import Citation, Unknown, UnknownReason
from generator.model.fields import SHARED, Authored, DayField, Number, Slug, WhenField


class Standing(StrEnum):
    """On what footing a fact stands."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    OPINION = "opinion"
    PLANNED = "planned"

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema with what each value means, as editors of YAML show it beside the value."""
        schema = handler(core)
        handler.resolve_ref_schema(schema)["enumDescriptions"] = [_FOOTINGS[standing] for standing in cls]
        return schema


_FOOTINGS: dict[Standing, str] = {
    Standing.REPORTED: "The source states it as a fact.",
    Standing.CLAIMED: "A named party asserts it; `said_by` says who.",
    Standing.OPINION: "Somebody's judgement; `said_by` says whose.",
    Standing.PLANNED: "It is meant to happen.",
}


class Bound(StrEnum):
    """How the source hedges a number."""

    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at-least"
    UP_TO = "up-to"
    NEARLY = "nearly"


class Role(StrEnum):
    """What one entity is to another."""

    MEMBER = "member"
    CHAIR = "chair"
    TROIKA_MEMBER = "troika-member"
    OBSERVER = "observer"
    HOST = "host"
    PARTICIPANT = "participant"
    PARTNER = "partner"
    DONOR = "donor"
    RECIPIENT = "recipient"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    OWNER = "owner"
    FOUNDER = "founder"
    APPLICANT = "applicant"


class Figure(Authored):
    """A number in a fact, tied to what it measures."""

    measure: Slug
    """Id of the measure: what is counted, for whom, in which unit."""
    value: Number | None = None
    """The number, with the digits the source gives; left out only where `unknown` says why."""
    bound: Bound = Bound.EXACTLY
    """The source's hedge, which is part of the number."""
    unknown: UnknownReason | None = None
    """Why the number is not known."""


class RoleHeld(Authored):
    """A role that the fact establishes: `who` is `role` of `of`."""

    who: Slug
    """Id of the entity that holds the role."""
    role: Role
    """The role held."""
    of: Slug
    """Id of the entity in or towards which it is held."""
    when: WhenField | None = None
    """When it is held; the fact's own date where left out."""


class Difference(Authored):
    """Another fact on the same thing that says otherwise. Written on one of the two; both show it."""

    fact: Slug
    """Id of the other fact."""
    note: str
    """What differs and why, in a sentence or two a reader understands."""


class Retirement(Authored):
    """That a fact is no longer held to be so. It keeps its anchor, where readers find it marked, with the reason."""

    since: DayField
    """The day on which it was retired."""
    why: str
    """Why, in a sentence a reader understands."""
    replaced_by: Slug | None = None
    """Id of the fact that says what holds instead."""


class Fact(Authored):
    """One checkable statement, in our own words, with the passages that support it."""

    kind: ClassVar[str] = "fact"

    id: Slug
    """Identity of the fact; part of its permanent address."""
    statement: str
    """What is held to be true: one or two sentences, without the speaker's name."""
    about: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the entities it speaks of, the most specific first: on that one's page is its permanent address."""
    themes: Annotated[tuple[Slug, ...], SHARED] = Field(min_length=1)
    """Ids of the themes it belongs to."""
    when: WhenField | None = None
    """When it holds or happened, as precisely as the source says and no more."""
    standing: Standing
    """On what footing the fact stands."""
    said_by: Slug | None = None
    """Id of the entity that says so; required for claims and opinions."""
    figures: tuple[Figure, ...] = ()
    """The numbers of the statement."""
    roles: tuple[RoleHeld, ...] = ()
    """The roles between entities that the fact establishes."""
    outcome_of: Slug | None = None
    """Id of the event that the source presents this as an outcome of."""
    unknown: Annotated[tuple[Unknown, ...], SHARED] = ()
    """What the source leaves open, with the reason."""
    differs_from: tuple[Difference, ...] = ()
    """Facts on the same thing that say otherwise."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    """The passages that support the statement."""
    retired: Retirement | None = None
    """That it no longer stands, since when and why: write this instead of deleting a fact that was published."""
    former_ids: tuple[Slug, ...] = ()
    """Ids it had before: their anchors lead to it."""


def differs(fact: Fact) -> bool:
    """Whether the fact itself names others that say otherwise."""
    return bool(fact.differs_from)
