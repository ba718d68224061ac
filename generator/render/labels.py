"""The words that stand for the model's values on pages."""

from collections.abc import Iterable

from generator.derive.connections import Tie
from generator.model.citation import Unknown, UnknownReason
from generator.model.entity import OrganisationType
from generator.model.fact import Bound, Figure, Role, Standing
from generator.model.source import SetAsideReason

STANDINGS: dict[Standing, str] = {
    Standing.REPORTED: "Reported",
    Standing.CLAIMED: "Claimed",
    Standing.OPINION: "Opinion",
    Standing.PLANNED: "Planned",
}
SPEAKER_PHRASES: dict[Standing, str] = {
    Standing.REPORTED: "As stated by",
    Standing.CLAIMED: "According to",
    Standing.OPINION: "In the view of",
    Standing.PLANNED: "According to",
}
BOUNDS: dict[Bound, str] = {
    Bound.EXACTLY: "",
    Bound.ABOUT: "about ",
    Bound.OVER: "over ",
    Bound.AT_LEAST: "at least ",
    Bound.UP_TO: "up to ",
    Bound.NEARLY: "nearly ",
}
UNKNOWN_REASONS: dict[UnknownReason, str] = {
    UnknownReason.NOT_STATED: "not stated",
    UnknownReason.GARBLED: "the passage is garbled",
    UnknownReason.WITHHELD: "withheld",
    UnknownReason.UNCLEAR: "the passage is unclear",
}
# Each completes "X is … of Y".
ROLES: dict[Role, str] = {
    Role.MEMBER: "member",
    Role.CHAIR: "chair",
    Role.TROIKA_MEMBER: "troika member",
    Role.OBSERVER: "observer",
    Role.HOST: "host",
    Role.PARTICIPANT: "participant",
    Role.PARTNER: "partner",
    Role.DONOR: "donor",
    Role.RECIPIENT: "recipient",
    Role.SUPPLIER: "supplier",
    Role.CUSTOMER: "customer",
    Role.OWNER: "owner",
    Role.FOUNDER: "founder",
    Role.APPLICANT: "applicant",
}
SET_ASIDE_REASONS: dict[SetAsideReason, str] = {
    SetAsideReason.FURNITURE: "part of the web page, not of the article",
    SetAsideReason.TEASER: "teaser of another story",
    SetAsideReason.HEADING: "heading",
    SetAsideReason.RHETORIC: "nothing in it can be checked",
    SetAsideReason.SCOPE: "outside what this briefing covers",
    SetAsideReason.REPEATS: "repeats paragraph {repeats}",
}
ORGANISATION_TYPES: dict[OrganisationType, str] = {
    OrganisationType.INTERGOVERNMENTAL: "Intergovernmental organisations",
    OrganisationType.GOVERNMENT: "Government",
    OrganisationType.AGENCY: "Agencies",
    OrganisationType.COMPANY: "Companies",
    OrganisationType.FOUNDATION: "Foundations",
    OrganisationType.THINK_TANK: "Think tanks",
    OrganisationType.UNIVERSITY: "Universities",
    OrganisationType.MEDIA: "Media",
    OrganisationType.FINANCIAL_INSTITUTION: "Financial institutions",
    OrganisationType.CHAMBER: "Chambers",
    OrganisationType.WORKING_BODY: "Working bodies",
    OrganisationType.CENTRE: "Centres",
    OrganisationType.LEGISLATURE: "Legislatures",
}
KINDS: dict[str, tuple[str, str]] = {
    "country": ("Country", "Countries"),
    "organisation": ("Organisation", "Organisations"),
    "event": ("Event", "Events"),
    "agreement": ("Agreement", "Agreements"),
    "project": ("Project", "Projects"),
    "person": ("Person", "People"),
}
TIES: dict[Tie, str] = {tie: tie.value for tie in Tie}


def unknown_date_label(unknown: Iterable[Unknown]) -> str:
    """Return what stands in place of a date that is not known, with the reason where the record gives one."""
    reason = next((item.reason for item in unknown if item.what == "date"), UnknownReason.NOT_STATED)
    return "date not stated" if reason is UnknownReason.NOT_STATED else f"date unknown: {UNKNOWN_REASONS[reason]}"


def number_label(figure: Figure) -> str:
    """Return the value with its hedge and thousands separators, its digits as the source gives them."""
    if figure.value is None:
        return f"unknown ({UNKNOWN_REASONS[figure.unknown]})" if figure.unknown else "unknown"
    return f"{BOUNDS[figure.bound]}{figure.value:,f}"


def words(identifier: str) -> str:
    """Return an enumerated value such as `under-discussion` as words."""
    return identifier.replace("-", " ")


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return `1 fact`, `2 facts`, `3 countries`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(parts: list[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
