"""What the site knows as records of the data contract."""

from generator.derive.changes import Change
from generator.derive.origins import origins
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.source import Source
from generator.pipeline import BuiltSite
from generator.publish.contract import (
    PublishedChange,
    PublishedCitation,
    PublishedDifference,
    PublishedEntity,
    PublishedFact,
    PublishedFieldChange,
    PublishedFigure,
    PublishedInterest,
    PublishedRetirement,
    PublishedSource,
)
from generator.render.fact_view import worded


def published_fact(site: BuiltSite, fact: Fact) -> PublishedFact:
    """Return the fact as the contract has it."""
    content = site.dossier.content
    return PublishedFact(
        id=fact.id,
        url=absolute(site, site.desk.addresses.fact(fact)),
        statement=fact.statement,
        standing=fact.standing,
        contested=site.dossier.is_contested(fact),
        said_by=fact.said_by,
        when=fact.when.text if fact.when else None,
        about=list(fact.about),
        themes=list(fact.themes),
        figures=[
            PublishedFigure(
                measure=figure.measure,
                value=None if figure.value is None else format(figure.value, "f"),
                unit=content.measures[figure.measure].unit,
                bound=figure.bound,
            )
            for figure in fact.figures
        ],
        citations=[
            PublishedCitation(
                source=citation.source, paragraph=citation.paragraph, url=site.desk.addresses.passage(citation)
            )
            for citation in fact.sources
        ],
        origins=list(origins(content, fact)),
        differs_from=[
            PublishedDifference(fact=contrast.other, note=contrast.note)
            for contrast in site.dossier.contrasts.get(fact.id, ())
        ],
    )


def published_change(change: Change) -> PublishedChange:
    """Return the change as the contract has it."""
    return PublishedChange(
        kind=change.kind,
        significant=change.is_significant,
        space=change.space,
        id=change.id,
        words=change.words,
        fields=[
            PublishedFieldChange(
                field=field.field, item=field.item or None, before=field.before or None, after=field.after or None
            )
            for field in change.fields
        ],
        other=change.other or None,
        note=change.note or None,
    )


def published_retirement(site: BuiltSite, fact: Fact) -> PublishedRetirement:
    """Return the retired fact as the contract has it."""
    assert fact.retired is not None  # noqa: S101  # only retired facts are published so
    return PublishedRetirement(
        id=fact.id,
        url=absolute(site, site.desk.addresses.fact(fact)),
        statement=fact.statement,
        said_by=fact.said_by,
        since=fact.retired.since.isoformat(),
        why=fact.retired.why,
        replaced_by=fact.retired.replaced_by,
    )


def published_entity(site: BuiltSite, entity: Entity) -> PublishedEntity:
    """Return the entity as the contract has it."""
    summary = site.dossier.content.facts.get(entity.summary or "")
    return PublishedEntity(
        id=entity.id,
        type=entity.kind,
        name=entity.name,
        aliases=list(entity.aliases),
        summary=worded(site.dossier, summary) if summary else None,
        url=absolute(site, site.desk.addresses.entity(entity)),
    )


def published_source(source: Source) -> PublishedSource:
    """Return the source as the contract has it."""
    interest = [PublishedInterest(statement=own.statement, paragraph=own.paragraph) for own in source.interest]
    return PublishedSource(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        published=source.published.text if source.published else None,
        url=source.url,
        interest=interest,
        archive_sha256=source.archive.sha256,
    )


def absolute(site: BuiltSite, address: str) -> str:
    """Return the full address of what stands at `address` below the site's root."""
    return f"{site.dossier.content.site.url.rstrip('/')}/{address}"
