"""The Content-Security-Policy of every page: nothing runs that the build did not put there.

It stands in the page itself, since a static host such as GitHub Pages sends no headers of ours. No page has a script of
its own in it, so scripts are files of the site, and `unsafe-inline` is needed nowhere.
"""

from base64 import b64encode
from hashlib import sha256

_CHARSET = '<meta charset="utf-8">'
# What is not named here, such as styles, fonts and what scripts fetch, comes from the site too; `wasm` is the search.
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{script}; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)


def policy(script: bytes | None = None) -> str:
    """Return the policy, which lets one inline `script` run if there is one: that of a preview, which reloads the page."""
    digest = f" 'sha256-{b64encode(sha256(script).digest()).decode()}'" if script is not None else ""
    return _POLICY.format(script=digest)


def with_policy(html: str) -> str:
    """Return the page with its policy before everything that the policy governs.

    Raises:
        ValueError: the page does not declare its encoding, where the policy would stand.

    """
    if _CHARSET not in html:
        raise ValueError(f"the page has no {_CHARSET}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    return html.replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)
