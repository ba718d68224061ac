"""What facts name is looked for once in each file, and sorted where it is asked for."""

from collections.abc import Mapping

import pytest

from generator.derive.fact_index import FactIndex, Facts, by_entity, in_order, in_time
from generator.load.content import load
from generator.load.memory import Memory
from generator.model.content import Content
from generator.model.fact import Fact
from tests.make import make_content, make_fact, miniature_texts


def loaded(texts: Mapping[str, bytes], memory: Memory) -> Content:
    """Return the content of texts that are sound."""
    content, problems = load(texts, memory)
    assert content is not None
    assert not problems
    return content


def test_of_two_contents_only_the_files_that_differ_are_gone_through() -> None:
    asked: list[str] = []

    def named(facts: Facts) -> Mapping[str, Facts]:
        asked.extend(fact.id for fact in facts)
        return {"all": facts}

    def is_odd(fact: Fact) -> bool:
        asked.append(fact.id)
        return len(fact.id) % 2 == 1

    memory, texts = Memory(), miniature_texts()
    before = loaded(texts, memory)
    assert {fact.id for fact in FactIndex(before, named, in_order)["all"]} == set(before.facts) == set(asked)
    assert [*before.facts_where(is_odd)] == [fact for fact in before.facts.values() if is_odd(fact)]
    file = next(file for file in texts if "/facts/" in file)
    after = loaded(texts | {file: texts[file].replace(b"statement: ", b"statement:  ", 1)}, memory)
    changed = {fact.id for fact in after.facts.values() if fact is not before.facts[fact.id]}
    del asked[:]
    assert FactIndex(after, named, in_order)["all"] == tuple(sorted(after.facts.values(), key=lambda fact: fact.id))
    assert set(asked) == changed < set(after.facts)
    del asked[:]
    assert [fact.id for fact in after.facts_where(is_odd)] == [name for name in after.facts if len(name) % 2]
    assert set(asked) == changed


def test_what_no_fact_names_is_not_in_the_index() -> None:
    index = FactIndex(make_content(facts=[make_fact(about=["norland"])]), by_entity, in_time)
    assert list(index) == ["norland"]
    assert len(index) == 1
    assert index.get("sudland", ()) == ()
    with pytest.raises(KeyError):
        index["sudland"]
