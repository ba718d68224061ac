"""Pages that stand at the addresses of former ids and lead on, for no link to the site may break.

A renamed fact keeps its old anchor on its page; these are for all that has a page of its own.
"""

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from generator.pipeline import BuiltSite
from generator.publish.policy import with_policy
from generator.render.addresses import source_address, theme_address
from generator.render.page import root_of

# Without scripts the reader is led on by the page itself; with them, a fact's anchor in the address is kept.
_PAGE = Markup("""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moved: {title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{address}">
<noscript><meta http-equiv="refresh" content="0; url={way}"></noscript>
<script type="module" src="{root}assets/javascripts/moved.js"></script>
</head>
<body>
<h1>Moved</h1>
<p>This page now stands at <a id="new-address" href="{way}">{title}</a>.</p>
</body>
</html>
""")


def redirects(site: BuiltSite, titles: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """Return the HTML of the page at each former address, under its path below the site's root.

    `titles` are those of the generated pages by path, where they are known already.
    """
    if titles is None:
        titles = {page.path: page.title for page in site.pages}
    files = {}
    for former, present in _moves(site):
        for path, title in titles.items():
            if path == present or path.startswith(f"{present}/"):
                old = former + path.removeprefix(present)
                files[f"{old}/index.html"] = _page(site, old, path, title)
    return files


def redirect_at(site: BuiltSite, old: str, title_of: Callable[[str], str | None]) -> bytes | None:
    """Return the page at a former path, or None where nothing stood; `title_of` gives the title of the page at a path."""
    for former, present in _moves(site):
        if old == former or old.startswith(f"{former}/"):
            path = present + old.removeprefix(former)
            title = title_of(path)
            if title is not None:
                return _page(site, old, path, title)
    return None


def _moves(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Yield the former and the present path of everything that was renamed."""
    content = site.dossier.content
    for entity in content.entities.values():
        for former in entity.former_ids:
            yield f"{entity.folder}/{former}", f"{entity.folder}/{entity.id}"
    for source in content.sources.values():
        for former in source.former_ids:
            yield source_address(former).rstrip("/"), source_address(source.id).rstrip("/")
    for theme in content.themes.values():
        for former in theme.former_ids:
            yield theme_address(former).rstrip("/"), theme_address(theme.id).rstrip("/")


def _page(site: BuiltSite, old: str, path: str, title: str) -> bytes:
    root = root_of(old)
    address = f"{site.dossier.content.site.url.rstrip('/')}/{path}/"
    page = str(
        _PAGE.format(title=title, address=address, way=f"{root}{path}/", root=root)
    )  # Markup would escape the policy
    return with_policy(page).encode()
