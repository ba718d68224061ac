"""The rules that hold facts to the archive: what each means and how to satisfy it."""

from inspect import cleandoc

ARCHIVE_RULES: dict[str, str] = {
    rule: cleandoc(text)
    for rule, text in {
        "archive-missing": """The archive has no text of a source, or the text is not UTF-8.

            Put it into the archive folder under the name that the source gives.""",
        "archive-changed": """The archived text is not the one that was read.

            Its SHA-256 differs from the recorded one. Citations whose paragraphs changed are named one by one; check
            them, then record the new fingerprints with `briefing fingerprint FILE`.""",
        "paragraph-changed": """A cited paragraph is not the one that was read, or now has another number.

            Read it again, correct the fact or the number, then record the new fingerprints.""",
        "paragraph-missing": """A citation names a paragraph that the archived text does not have.

            Paragraphs are the non-blank lines, counted from 1.""",
        "find-missing": """The words of `find` do not stand in the cited paragraph.

            Copy at most six consecutive words as they are written there.""",
        "unsupported-number": """A number of the fact stands in no cited paragraph.

            Correct it, or cite the paragraph that gives it. 3,000 is 3000, and "six" is 6.""",
        "unsupported-date": """A date of the fact is more precise than the cited paragraphs, or not theirs.

            Correct it, or cite the paragraph that gives it. A year that the text takes for granted is marked by the
            citation's `context`, which the source explains. A statement that gives a year, or a day, gives that of
            `when`.""",
        "unsupported-hedge": """A number is hedged otherwise than in the source: "about", "over", "at least", "up to".

            The hedge is part of the number; `bound-not-in-statement` holds the figure's `bound` to the statement.""",
        "unsupported-unit": """The unit of a number does not stand beside it in the cited paragraphs.

            That holds for "million" in a statement and for the unit of a figure's measure. Correct it, or cite the
            paragraph that gives the unit.""",
        "unsupported-name": """An entity named by the record is not named in the cited paragraphs.

            Cite the paragraph that names it, or add the words by which sources refer to it to the entity's
            `referred_to_as`. Whole words count: "Sudlander" does not name Sudland. The focus country is exempt, as every
            source is about it, and so is the publisher of a cited source.""",
        "unsupported-context": """The paragraph that a context names does not contain the year that the context gives.

            Name the paragraph that makes the year clear.""",
        "open-paragraph": """No fact cites a paragraph, and the source does not set it aside.

            Write the facts that it holds, or set it aside in the source with a reason: `furniture` of the web page,
            a `teaser` of another text, a `heading`, `repeats` with the paragraph that says the same, or, with `why`,
            `rhetoric` or `scope`, what the briefing does not cover. So:

                set_aside:
                  - {paragraphs: 1-2, reason: teaser}
                  - {paragraphs: "8", reason: repeats, repeats: 4}
                  - paragraphs: "7"
                    reason: rhetoric
                    why: It praises a vision without an event or a figure that could be checked.""",
        "open-item": """A cited paragraph gives a number, a date or a name that no fact citing it carries.

            Write it into a fact, or set it aside with a reason:

                set_aside:
                  - {paragraphs: "5", items: ["191", December], reason: repeats, repeats: 4}

            The items are written as the paragraph has them.""",
        "idle-set-aside": """A passage is set aside though facts cite it, or does not exist, or lacks its explanation.

            Rhetoric needs `why`, a repetition needs `repeats`; a cited paragraph can only have single items set aside.""",
    }.items()
}
