"""The rules of writing that loading itself holds: what each means and how to satisfy it."""

from inspect import cleandoc

WRITING_RULES: dict[str, str] = {
    rule: cleandoc(text)
    for rule, text in {
        "alias-or-anchor": """YAML anchors and aliases are not used.

            A value that stands elsewhere cannot be read, corrected or compared where it is used. Write it out.""",
        "bad-iso-code": """A country's code is not one of ISO 3166-1.

            It names the flag and finds the country on the map: two letters, in lower case. For what has no code, ISO leaves
            `xa` to `xz` to its users.""",
        "bad-number": """A figure's value is not a plain number.

            Write digits with at most one decimal point, as the source gives them. The unit stands in the measure and the
            hedge in `bound`.""",
        "bad-slug": """An id is not a slug.

            Ids become addresses: lower-case letters a to z, digits and single hyphens, at most 80 characters, and not
            `index`, which is the address of a folder's own page.""",
        "bad-url": """An address is not a web address.

            Only `https://` and `http://` addresses are published, so that no link can run a script or open a file.""",
        "citation-without-paragraph": """A citation does not say which paragraph.

            A reader must be able to check a statement in one step. Count the non-blank lines of the archived text.""",
        "control-character": """A text holds a character that nobody can mean.

            Control characters, marks that turn the direction of writing round, private and replacement characters are not
            seen, or not seen as what they are. Type the text anew. Right-to-left names need no marks of direction.""",
        "curly-quotes": """A value stands in curly quotes.

            Word processors and web pages turn "straight" quotes into “curly” ones. To YAML these are letters: they do not
            keep the value together and become part of it. Within a text, as in a quotation, they are welcome.""",
        "cut-value": """A # cuts a value.

            To YAML a # behind a blank starts a comment, and what follows it is lost. Put the value in quotes. A comment has
            a blank behind its #.""",
        "duplicate-id": """Two records have the same id.

            Entities of all six kinds share one id space; facts, sources, measures and themes have their own.""",
        "duplicate-key": """A key is written twice in one record.

            YAML would silently keep one of the two values. Remove the other.""",
        "invisible-character": """A text holds a character that nobody sees: a soft hyphen, a space of another width, a mark.

            Two names that look alike would be two names. `briefing check --fix` writes the text without it. Joiners stay in
            scripts that need them.""",
        "file-too-large": """A file, or a value in it, is larger than the generator reads.

            Split the file: how records are divided into files is up to you. A value or a list of that length is something
            pasted in by mistake.""",
        "merge-conflict": """Two versions of a file stand in it, one above the other.

            Git could not decide between two changes of the same lines and marked them: `<<<<<<<`, the one, `=======`, the
            other, `>>>>>>>`. Keep what is right of the two and delete the three marks.""",
        "find-too-long": """A `find` has more than six words.

            It only helps to find the place again; more would be copying.""",
        "impossible-date": """A date is not a date of the calendar, or not written as one.

            Write it as precisely as the source does: `2025`, `2025-08`, `2025-08-08`, an interval such as
            `2024-11-11/2024-11-22`, an open one such as `2022/..`, and `~` at the end for "about".""",
        "mixed-alphabets": """A word mixes Latin letters with Greek or Cyrillic ones that look like them.

            It would never be found by its name. Type the word anew in one alphabet.""",
        "misplaced-file": """A YAML file stands where no kind of record is kept.

            Move it to the folder of its kind.""",
        "missing-field": """A record lacks something that it must have.

            The message names the field.""",
        "nested-too-deep": """A value is nested deeper than any record goes.

            Usually a bracket or an indentation has slipped.""",
        "not-utf-8": """A file is not written in UTF-8.

            Save it with that encoding; names such as Türkiye depend on it.""",
        "reversed-interval": """An interval, such as the dates of an event, ends before it starts.

            Swap the two dates, or correct the wrong one.""",
        "swallowed-key": """A key has become a part of the text above it.

            Below `>` or `|`, a line with a key is text like any other if it is indented like the text. Indent the key
            like the keys above that text.""",
        "tab-indentation": """A line is indented with a tab.

            YAML allows only spaces. Use two for each level.""",
        "unread-file": """Something stands where content is read from, and cannot be read.

            Only files inside the project are read, named `….yml` or, in `briefs/`, `….md`. All else would be missing from
            the site without a word: a link that leads out of it, to a folder or nowhere, a folder with the name of a file,
            what may not be opened, and a file of another name. Notes named `….txt`, `….md` or `README` may lie in
            `content/`, if no record stands in them, and so may what editors leave behind.""",
        "unknown-key": """A record has a key that does not exist.

            Often a slip of spelling; what is not known is never silently dropped.""",
        "wrong-type": """A value is not of the kind its field asks for.

            The message says what is expected.""",
        "yaml-syntax": """The text is not well-formed YAML.

            Look at the marked place and just above it: a missing quote, colon or bracket.""",
        "yaml-tag": """A YAML tag such as `!!python/object` is used.

            Every value is text until its field types it; tags have no place here.""",
    }.items()
}

WRITING_WARNINGS = frozenset({"invisible-character"})
"""What these find is printed and does not stop a build."""
