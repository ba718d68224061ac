"""The fields of authored records: each explains itself, none can be changed, each type refuses what it cannot mean."""

from collections.abc import Iterator
from decimal import Decimal
from sys import getsizeof

import pytest
from pydantic import ValidationError

import generator.load.content  # noqa: F401  # imports every module of the model, so that all classes are known
from generator.model.fields import Authored
from tests.make import make_country, make_fact, make_organisation, make_site


def authored_types(base: type[Authored] = Authored) -> Iterator[type[Authored]]:
    """Yield every class below `base`."""
    for model in base.__subclasses__():
        yield model
        yield from authored_types(model)


FIELDS = sorted({(model, name) for model in authored_types() for name in model.model_fields}, key=str)


def own_description(model: type[Authored], name: str) -> str:
    """Return the docstring of a field, an inherited one where a class repeats the field without a word."""
    found = (
        base.model_fields[name].description
        for base in model.__mro__
        if issubclass(base, Authored) and name in base.model_fields
    )
    return next((text for text in found if text), "")


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_a_field_says_what_it_means_in_a_sentence(model: type[Authored], name: str) -> None:
    text = own_description(model, name)
    assert text.endswith("."), f"{model.__name__}.{name} has no docstring"
    assert text[0] in "`'" or text[0].isupper()


@pytest.mark.parametrize("model", sorted(authored_types(), key=str), ids=lambda model: model.__name__)
def test_a_class_says_what_it_is(model: type[Authored]) -> None:
    assert (model.__doc__ or "").strip().endswith(".")


def test_a_record_never_changes_after_loading() -> None:
    fact = make_fact()
    with pytest.raises(ValidationError):
        fact.statement = "Another."  # type: ignore[misc]  # that it is refused is the point


def test_records_of_a_kind_share_the_names_of_their_fields() -> None:
    for _ in range(100):  # Python learns from the first how many names there are
        records = (make_fact(), make_fact().sources[0], make_country())
    for record in records:
        assert getsizeof(vars(record)) < 0.7 * getsizeof(dict(vars(record)))


def test_what_many_records_say_alike_is_one_object() -> None:
    for field, value in (("themes", ["one", "two"]), ("unknown", [{"what": "date", "reason": "not-stated"}])):
        one, other = (make_fact(id=identity, **{field: value}) for identity in ("one", "other"))
        assert getattr(one, field) is getattr(other, field)


def test_a_record_refuses_keys_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        make_fact(colour="red")


@pytest.mark.parametrize("text", ["a", "a-b", "2025", "a1-b2", "index-1", "x" * 80])
def test_a_slug_is_an_address(text: str) -> None:
    assert make_country(id=text).id == text


@pytest.mark.parametrize(
    "text", ["A", "a_b", "-a", "a-", "a--b", "a b", "ü", "a/b", "..", "index", "x" * 81, "a\nb", "1²", "٣"]
)
def test_what_is_no_address_is_no_slug(text: str) -> None:
    with pytest.raises(ValidationError, match="bad-slug"):
        make_country(id=text)


@pytest.mark.parametrize("text", ["5", "-5", "0", "3.10", "0.000000001", "9" * 18])
def test_a_number_keeps_the_digits_of_the_source(text: str) -> None:
    value = make_fact(figures=[{"measure": "m", "value": text}]).figures[0].value
    assert value is not None
    assert str(value) == str(Decimal(text))


@pytest.mark.parametrize(
    "text", ["", "+5", "5.", ".5", "1e9", "1_000", "1,000", "NaN", "Infinity", "５", "9" * 19, 5, 5.0, True]
)
def test_what_is_no_plain_number_is_refused(text: object) -> None:
    with pytest.raises(ValidationError, match="bad-number"):
        make_fact(figures=[{"measure": "m", "value": text}])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org",
            "//example.org",
            "example.org",
            "https://",
            "http:///x",
        ),
        *(
            "https://a b",
            'https://a"b',
            "https://a<b",
            "https://a\\b",
            "https://[x",
            "https://a\tb",
            "file:///etc/passwd",
        ),
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="bad-url"):
        make_site(url=text)


@pytest.mark.parametrize("text", ["https://example.org", "http://example.org:8080/a?b=c&d#e", "HTTPS://example.org/ü"])
def test_a_web_address_is_kept_as_written(text: str) -> None:
    assert make_site(url=text).url == text


def test_texts_lose_the_space_around_them_and_must_not_be_empty() -> None:
    assert make_organisation(name="  Strait Council ").name == "Strait Council"
    with pytest.raises(ValidationError, match="string_too_short"):
        make_organisation(name="   ")
