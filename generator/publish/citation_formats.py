"""References as BibTeX, RIS, CSL-JSON and plain text.

None holds a date of access: whoever builds the site does not know it. `cite.js` adds it in the reader's browser, in the
places that `urldate`, `Y2`, `accessed` and the end of the plain text have for it. Entries are parted by a blank line
and hold none, so that the n-th entry of every file is the same work.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.publish.citations import Reference
from generator.render.dates import day_label

_BIBTEX_SPECIALS = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        # A brace counts even behind a backslash; these commands keep the value balanced.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# `url` is read as it stands: only what would end the value is written otherwise.
_BIBTEX_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(reference: Reference) -> str:
    """Return an `@online` entry, which plain BibTeX reads as `@misc`; values are UTF-8."""
    fields = {
        "title": f"{{{_escaped(reference.title)}}}",
        "author": f"{{{_escaped(reference.publication)}}}",
        "organization": _escaped(reference.publication),
        "date": reference.as_of.isoformat(),
        "url": reference.url.translate(_BIBTEX_URL),
        "langid": "british",
        "note": _escaped(reference.note),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@online{{{reference.key},\n{''.join(lines)}}}\n"


def ris(reference: Reference) -> str:
    """Return a record of type ELEC, an electronic text; lines end as the format says."""
    fields = [
        ("TY", "ELEC"),
        ("ID", reference.key),
        ("TI", reference.title),
        ("AU", reference.publication),
        ("PB", reference.publication),
        ("PY", str(reference.as_of.year)),
        ("DA", f"{reference.as_of:%Y/%m/%d}"),
        ("UR", reference.url),
        ("LA", "en-GB"),
        ("N1", reference.note),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value or tag == "ER")


def csl(reference: Reference) -> str:
    """Return an item of CSL-JSON on one line."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "webpage",
        "title": reference.title,
        "author": [{"literal": reference.publication}],
        "container-title": reference.publication,
        "issued": {"date-parts": [[reference.as_of.year, reference.as_of.month, reference.as_of.day]]},
        "URL": reference.url,
        "language": "en-GB",
    }
    if reference.note:
        item["note"] = reference.note
    return json.dumps(item, ensure_ascii=False)


def plain_text(reference: Reference) -> str:
    """Return the reference as one line of running text."""
    named = "" if reference.title == reference.publication else f"“{reference.title}”. "
    text = f"{reference.publication}. {named}As of {day_label(reference.as_of)}. {reference.url}. {reference.note}"
    return text.rstrip() + "\n"


def _csl_list(items: Iterable[str]) -> str:
    return "[\n" + ",\n".join(items) + "\n]\n"


FORMATS: Mapping[str, tuple[Callable[[Reference], str], Callable[[Iterable[str]], str]]] = {
    "cite.bib": (bibtex, "\n".join),
    "cite.ris": (ris, "\r\n".join),
    "cite.json": (csl, _csl_list),
    "cite.txt": (plain_text, "\n".join),
}
"""File name → how one reference is written, and how entries make a file."""


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX_SPECIALS)
