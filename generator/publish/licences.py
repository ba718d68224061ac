"""The licences of what the site publishes of others: their notices stand beside their files, as they ask for.

Fonts and flags bring theirs as files of the generator.
"""

from importlib.metadata import files

PAGEFIND = """\
Pagefind, https://pagefind.app/

Copyright 2022 CloudCannon

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
"""From the repository of Pagefind; its packages for Python hold no copy."""

_THEME = "mkdocs-material"


def theme_licence() -> dict[str, bytes]:
    """Return the licence of the theme, beside its style sheet, as path → bytes; it comes with the installed theme.

    Raises:
        FileNotFoundError: the theme is installed without it.

    """
    for file in files(_THEME) or ():
        if file.name.startswith("LICENSE") and file.parts[0].endswith(".dist-info"):
            head = b"Material for MkDocs, https://squidfunk.github.io/mkdocs-material/\n\n"
            return {"assets/stylesheets/LICENSE-material.txt": head + file.read_binary()}
    raise FileNotFoundError(f"{_THEME} is installed without its licence")
