"""The sitemap."""

import gzip
from xml.etree import ElementTree as ET

from generator.publish.sitemap import sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_has_its_day_and_a_page_of_unknown_age_has_none() -> None:
    files = sitemap([("https://example.org/b/?x=1&y=2", ""), ("https://example.org/", "2026-11-21")])
    urls = ET.fromstring(files["sitemap.xml"])  # noqa: S314  # our own
    assert [(url.findtext(f"{SPACE}loc"), url.findtext(f"{SPACE}lastmod")) for url in urls] == [
        ("https://example.org/", "2026-11-21"),
        ("https://example.org/b/?x=1&y=2", None),
    ]
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]
