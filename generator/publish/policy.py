"""The Content-Security-Policy of every page: nothing runs that the build did not put there.

It stands in the page itself, since a static host such as GitHub Pages sends no headers of ours. The theme writes a few
scripts into each page; they are named by their hashes, so `unsafe-inline` is needed nowhere.
"""

import re
from base64 import b64encode
from hashlib import sha256

# A block of data, such as the theme's settings, is not run and needs no hash.
_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_IS_DATA = re.compile(r"""\btype\s*=\s*["']?application/""", re.IGNORECASE)
_HAS_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_CHARSET = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
)


def with_policy(html: str) -> str:
    """Return the page with its policy before everything that the policy governs.

    Raises:
        ValueError: the page does not declare its encoding, where the policy would stand.

    """
    if _CHARSET not in html:
        raise ValueError(f"the page has no {_CHARSET}")
    scripts = dict.fromkeys(
        match["code"]
        for match in _INLINE_SCRIPT.finditer(html)
        if not _HAS_SOURCE.search(match["attributes"]) and not _IS_DATA.search(match["attributes"])
    )
    hashes = "".join(f" 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in scripts)
    policy = _POLICY.format(hashes=hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)
