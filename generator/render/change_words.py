"""How changes are put into words, for pages, terminals and comments alike."""

from generator.derive.changes import Change, ChangeKind
from generator.derive.dossier import Dossier
from generator.derive.plain import FieldChange
from generator.model.fact import Fact, Standing
from generator.model.when import parse_when
from generator.render.dates import date_label, day_label
from generator.render.labels import STANDINGS

CHANGE_HEADINGS: dict[ChangeKind, str] = {
    ChangeKind.REMOVED: "Removed",
    ChangeKind.RETIRED: "Retired",
    ChangeKind.REINSTATED: "Reinstated",
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.REATTRIBUTED: "Attributed anew",
    ChangeKind.CONTESTED: "Newly contested",
    ChangeKind.RESOLVED: "No longer contested",
    ChangeKind.ADDED: "Added",
    ChangeKind.REWORDED: "Reworded",
    ChangeKind.SOURCED: "Sources changed",
    ChangeKind.RENAMED: "Renamed",
    ChangeKind.TIDIED: "Small edits",
}
SPACES = {"page": "hand-written page"}
_FIELDS = {"said_by": "who says so", "when": "date", "differs_from": "differs from", "outcome_of": "outcome of"}
# What a reader of the fact itself is told of its past.
_CORRECTIONS = {ChangeKind.CORRECTED, ChangeKind.REATTRIBUTED, ChangeKind.REINSTATED}
# Enough to see what changed in a long text; the rest is in the files.
_MOST_SIGNS = 240
_CONTEXT = 40


def field_label(change: FieldChange) -> str:
    """Return what changed: the measure of a figure, else the name of the field."""
    if change.field == "find":
        return f"words to find, {change.item}"
    return change.item or change.field.replace("_", " ")


def before_and_after(change: FieldChange) -> tuple[str, str]:
    """Return the two readings, long ones cut to where they part; what is not written is a dash."""
    before, after = change.before, change.after
    if max(len(before), len(after)) > _MOST_SIGNS:
        before, after = _parting(before, after), _parting(after, before)
    return before or "–", after or "–"


def _parting(text: str, other: str) -> str:
    """Return the part of `text` around where it first differs from `other`."""
    at = next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )
    start = text.rfind(" ", 0, max(0, at - _CONTEXT)) + 1 if at > _CONTEXT else 0
    end = start + _MOST_SIGNS
    cut = text[start:end].rpartition(" ")[0] if end < len(text) else text[start:]
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


def corrections(dossier: Dossier, fact: Fact) -> list[str]:
    """Return a sentence for each day on which a published fact was corrected or attributed anew, the newest first."""
    sentences = []
    for day, change in reversed(dossier.history.changes_of.get(("fact", fact.id), ())):
        if change.kind in _CORRECTIONS and change.id == fact.id:
            told = "; ".join(told_fields(dossier, change))
            sentences.append(f"{CHANGE_HEADINGS[change.kind]} {day_label(day)}{f': {told}' if told else ''}.")
    return sentences


def told_fields(dossier: Dossier, change: Change) -> list[str]:
    """Return what changed in each field, in readers' words; a new wording last, without the old and the new."""
    told = []
    for field in sorted(change.fields, key=lambda field: field.field in {"statement", "body"}):
        label = _label(dossier, field)
        if field.field in {"statement", "body"}:
            told.append("wording" if field.field == "statement" else "text")
            continue
        before, after = (_reading(dossier, field.field, text) for text in before_and_after(field))
        told.append(f"{label}: {before} → {after}")
    return told


def _label(dossier: Dossier, field: FieldChange) -> str:
    measure = dossier.content.measures.get(field.item.partition(" ")[0])
    return measure.name if measure else _FIELDS.get(field.field, field_label(field))


def _reading(dossier: Dossier, field: str, text: str) -> str:
    """Return a value as readers know it; one that only an earlier state knew stays as it was written."""
    if field == "said_by" and text in dossier.content.entities:
        return dossier.content.entities[text].name
    if field == "standing" and text in set(Standing):
        return STANDINGS[Standing(text)].lower()
    if field == "when":
        try:
            return date_label(parse_when(text))
        except ValueError:
            return text
    return text
