"""A fact is said by something that cannot speak.

Countries, organisations and people say things. An event, an agreement or a project does not: name who spoke there.
"""

from collections.abc import Iterator

from generator.check.references import article
from generator.model.content import Content
from generator.model.entity import Country, Organisation, Person
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each speaker that is neither a country, an organisation nor a person."""
    for fact in (*content.facts.values(), *content.retired.values()):
        speaker = content.entities.get(fact.said_by or "")
        if speaker is not None and not isinstance(speaker, Country | Organisation | Person):
            message = f"{speaker.id!r} is {article(speaker.kind)} and cannot say anything"
            hint = "name the person, organisation or country that says so"
            yield Problem(content.locate(fact, "said_by"), "cannot-speak", message, hint=hint)
