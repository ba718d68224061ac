"""The sitemap: every page's address and the day it last changed, for search engines."""

import gzip
from collections.abc import Iterable
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the sitemap, plain and compressed, of pages given as address and ISO date, empty where it is not known."""
    lines = [
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in sorted(pages)
    ]
    text = "".join([_HEAD, *lines, "</urlset>\n"]).encode()
    return {"sitemap.xml": text, "sitemap.xml.gz": gzip.compress(text, mtime=0)}
