"""The way from the home page down to a page: what stands above its title."""

from markupsafe import Markup

from generator.render.environment import as_html

# Folders of hand-written pages that no page lists.
_WITHOUT_INDEX = {"about"}

Trail = tuple[tuple[str, str], ...]


def trail_of(path: str, root: str, part_of: str = "") -> Trail:
    """Return text and relative address of each page above the one at `path`; none for the home page and its indexes.

    `part_of` is the title of the page one level up that this one continues, if it does.
    """
    folder, _, rest = path.partition("/")
    if not rest:
        return ()
    home = ("Home", root)
    above = (home,) if folder in _WITHOUT_INDEX else (home, (folder.capitalize(), f"{root}{folder}/"))
    return (*above, (part_of, "../")) if part_of else above


def trail_html(trail: Trail) -> Markup:
    """Return the trail as HTML, without line breaks; nothing for an empty one."""
    if not trail:
        return Markup("")
    steps = "".join(f'<li><a href="{as_html(href)}">{as_html(text)}</a></li>' for text, href in trail)
    html = f'<nav class="trail" aria-label="Breadcrumb"><ol>{steps}</ol></nav>'
    return Markup(html)  # noqa: S704  # text and address are escaped just above
