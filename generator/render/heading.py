"""Headings in Markdown whose text is taken literally, whatever an editor wrote."""

# A page's own heading: where "skip to content" leads.
TITLE_ANCHOR = "title"
_MEANS_SOMETHING = set("\\`*_{}[]()#+!<>&|~$^=:")


def markdown_heading(level: int, text: str, anchor: str) -> str:
    """Return a heading of one line with its anchor; characters that could mean something are escaped."""
    literal = "".join(
        f"&#{ord(character)};" if character in _MEANS_SOMETHING else character for character in " ".join(text.split())
    )
    return f"{'#' * level} {literal} {{#{anchor}}}"
