"""Names and codes of countries, from the Unicode CLDR as Babel carries it."""

import re
from unicodedata import normalize

from babel import Locale

_BRITISH = Locale("en", "GB")


def territory_name(iso: str) -> str | None:
    """Return the British English name of the territory with this ISO 3166-1 alpha-2 code, in either case."""
    return _names().get(iso.lower())


def territory_code(name: str) -> str | None:
    """Return the code, in lower case, of the territory with this English name; an accent or case makes no difference."""
    return {_plain(known): iso for iso, known in _names().items()}.get(_plain(name))


def _plain(name: str) -> str:
    return normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode().replace("'", "")


def _names() -> dict[str, str]:
    """Return the name of every territory under its code, without the regions that CLDR gives codes of digits."""
    return {iso.lower(): name for iso, name in _BRITISH.territories.items() if re.fullmatch("[A-Z]{2}", iso)}
