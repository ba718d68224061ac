"""How changes are put into words, for pages, terminals and comments alike."""

from generator.derive.changes import ChangeKind
from generator.derive.plain import FieldChange

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
