"""A wrong and a right way of writing for each rule where a few lines show it; a test holds both against the rules.

The lines are keys of a fact, whole records where they start with `- `, or a page's Markdown for the rules on pages. They
speak of the invented countries of the tests.
"""

from dataclasses import dataclass
from textwrap import dedent


@dataclass(frozen=True, slots=True)
class Example:
    """What the rule finds, and the same put right."""

    wrong: str
    right: str


_CABLE = "statement: Sudland laid 3 cables."
_COUNTRY = "- id: sudland\n  name: Sudland\n  iso: xb"
_SOURCES = "harbour-post-2025-06-12"

EXAMPLES: dict[str, Example] = {
    rule: Example(dedent(wrong).strip(), dedent(right).strip())
    for rule, (wrong, right) in {
        "alias-or-anchor": ('when: &year "2025"', 'when: "2025"'),
        "ambiguous-name": (
            "- id: norland-institute\n  name: Norland\n  type: think-tank",
            "- id: norland-institute\n  name: Norland Institute\n  type: think-tank",
        ),
        "bad-iso-code": (
            "- {id: sudland, name: Sudland, iso: XB, region: R}",
            "- {id: sudland, name: Sudland, iso: xb, region: R}",
        ),
        "bad-number": (
            f"{_CABLE}\nfigures: [{{measure: cable-workers, value: about 3}}]",
            "statement: Sudland laid about 3 cables.\nfigures: [{measure: cable-workers, value: 3, bound: about}]",
        ),
        "bad-slug": ("id: Sudland's cables", "id: cables-of-sudland"),
        "bound-not-in-statement": (
            "statement: Sudland laid over 3 cables.\nfigures: [{measure: cable-workers, value: 3}]",
            "statement: Sudland laid over 3 cables.\nfigures: [{measure: cable-workers, value: 3, bound: over}]",
        ),
        "date-not-in-statement": (
            "statement: Sudland signed it on 8 August 2025.\nwhen: 2025-08-09",
            "statement: Sudland signed it on 8 August 2025.\nwhen: 2025-08-08",
        ),
        "future-date": ("when: 2999-01-01", "when: 2999-01-01\nstanding: planned"),
        "control-character": ('statement: "Sudland \\u202elaid 3 cables."', "statement: Sudland laid 3 cables."),
        "invisible-character": ("statement: Sudland\u00a0laid 3 cables.", "statement: Sudland laid 3 cables."),
        "mixed-alphabets": ("statement: Sudland laid 3 c\u0430bles.", "statement: Sudland laid 3 cables."),
        "line-break-in-name": (
            '- {id: extra-body, name: "Extra\\nBody", type: think-tank}',
            "- {id: extra-body, name: Extra Body, type: think-tank}",
        ),
        "number-format": ("statement: Sudland has 61 900 lakes.", "statement: Sudland has 61,900 lakes."),
        "repeated-item": ("themes: [neighbours, neighbours]", "themes: [neighbours]"),
        "brief-dead-link": ("[Sudland](entity:sudlund) laid a cable.", "[Sudland](entity:sudland) laid a cable."),
        "brief-link-form": ("[Norland](ENTITY: norland) laid a cable.", "[Norland](entity:norland) laid a cable."),
        "brief-loose-number": (
            "Norland signed 48 documents.",
            "Norland signed [48 documents](fact:documents-by-minister).",
        ),
        "brief-number-mismatch": (
            "Norland signed [84 documents](fact:documents-by-minister).",
            "Norland signed [48 documents](fact:documents-by-minister).",
        ),
        "brief-raw-html": ("A <b>bold</b> claim.", "A **bold** claim."),
        "citation-without-paragraph": (
            f"sources:\n  - {{source: {_SOURCES}}}",
            f"sources:\n  - {{source: {_SOURCES}, paragraph: 3}}",
        ),
        "curly-quotes": ("when: “2025”", 'when: "2025"'),
        "cut-statement": ("statement: Sudland laid", _CABLE),
        "cut-value": ("when: 2025 #-08", "when: 2025-08"),
        "difference-with-itself": (
            "id: cables-laid\ndiffers_from:\n  - {fact: cables-laid, note: The other counts cables planned.}",
            "id: cables-laid\ndiffers_from:\n  - {fact: cable-to-carry-power, note: The other counts cables planned.}",
        ),
        "duplicate-key": ('when: "2024"\nwhen: "2025"', 'when: "2025"'),
        "figure-not-in-statement": (
            f"{_CABLE}\nfigures: [{{measure: cable-workers, value: 4}}]",
            f"{_CABLE}\nfigures: [{{measure: cable-workers, value: 3}}]",
        ),
        "figure-without-value": (
            "figures: [{measure: cable-workers}]",
            "figures: [{measure: cable-workers, unknown: not-stated}]",
        ),
        "find-too-long": (
            f"sources:\n  - {{source: {_SOURCES}, paragraph: 3, find: a cable of some length was laid}}",
            f"sources:\n  - {{source: {_SOURCES}, paragraph: 3, find: a cable of some length}}",
        ),
        "former-id-in-use": ("former_ids: [documents-by-minister]", "former_ids: [cables-of-2025]"),
        "impossible-date": ('when: "2025-02-30"', 'when: "2025-02"'),
        "missing-date": (
            f"""
            - id: cables-laid
              statement: Sudland laid cables.
              about: [sudland]
              themes: [energy]
              standing: reported
              sources: [{{source: {_SOURCES}, paragraph: 3}}]""",
            f"""
            - id: cables-laid
              statement: Sudland laid cables.
              about: [sudland]
              themes: [energy]
              unknown: [{{what: date, reason: not-stated}}]
              standing: reported
              sources: [{{source: {_SOURCES}, paragraph: 3}}]""",
        ),
        "missing-field": (
            f"{_COUNTRY}",
            f"{_COUNTRY}\n  region: Northern Europe",
        ),
        "part-outside-about": (
            "about: [sudland]\nroles: [{who: sudland, role: member, of: strait-council}]",
            "about: [strait-council, sudland]\nroles: [{who: sudland, role: member, of: strait-council}]",
        ),
        "reversed-interval": ('when: "2025/2024"', 'when: "2024/2025"'),
        "role-of-wrong-kind": (
            "about: [sudland, olaf-brandt]\nroles: [{who: sudland, role: host, of: olaf-brandt}]",
            "about: [sudland, fjord-summit-2025]\nroles: [{who: sudland, role: host, of: fjord-summit-2025}]",
        ),
        "summary-of-another": (
            f"{_COUNTRY}\n  region: Northern Europe\n  summary: institute-publishes-note",
            f"{_COUNTRY}\n  region: Northern Europe\n  summary: summit-hosted-by-sudland",
        ),
        "swallowed-key": (
            "statement: >\n  Sudland laid 3 cables.\n  when: 2025.",
            "statement: >\n  Sudland laid 3 cables.\nwhen: 2025",
        ),
        "tab-indentation": ("about:\n\t- sudland", "about:\n  - sudland"),
        "unattributed-claim": ("standing: claimed", "standing: claimed\nsaid_by: olaf-brandt"),
        "undeclared-difference": (
            "about: [norland]\nstatement: Norland signed 47 documents.\nfigures: [{measure: documents-signed, value: 47}]",
            """
            about: [norland]
            statement: Norland signed 47 documents.
            figures: [{measure: documents-signed, value: 47}]
            differs_from:
              - {fact: documents-by-minister, note: The minister counts one that was withdrawn.}
              - {fact: documents-in-force, note: The institute counts those in force.}""",
        ),
        "unknown-context": (
            f"sources:\n  - {{source: {_SOURCES}, paragraph: 3, context: last-year}}",
            f"sources:\n  - {{source: {_SOURCES}, paragraph: 3, context: year-of-report}}",
        ),
        "unknown-entity": ("about: [sudlund]", "about: [sudland]"),
        "unknown-fact": (
            "differs_from:\n  - {fact: no-such-fact, note: The other counts cables planned.}",
            "differs_from:\n  - {fact: cable-to-carry-power, note: The other counts cables planned.}",
        ),
        "unknown-key": ("standng: reported", "standing: reported"),
        "unknown-measure": (
            f"{_CABLE}\nfigures: [{{measure: cables, value: 3}}]",
            f"{_CABLE}\nfigures: [{{measure: cable-workers, value: 3}}]",
        ),
        "unknown-source": (
            "sources: [{source: harbour-post-2025, paragraph: 3}]",
            f"sources: [{{source: {_SOURCES}, paragraph: 3}}]",
        ),
        "unknown-theme": ("themes: [enrgy]", "themes: [energy]"),
        "unlisted-entity": (
            "statement: Sudland and Westmark laid a cable.\nabout: [sudland]",
            "statement: Sudland and Westmark laid a cable.\nabout: [sudland, westmark]",
        ),
        "unsourced-record": (
            """
            - id: cable-of-westmark
              name: Cable of Westmark
              type: supply
              status: planned""",
            f"""
            - id: cable-of-westmark
              name: Cable of Westmark
              type: supply
              status: planned
              sources: [{{source: {_SOURCES}, paragraph: 3}}]""",
        ),
        "wrong-type": ("about: sudland", "about: [sudland]"),
        "yaml-syntax": ('statement: "Sudland laid a cable.', "statement: Sudland laid a cable."),
        "yaml-tag": ("when: !!int 2025", 'when: "2025"'),
    }.items()
}
