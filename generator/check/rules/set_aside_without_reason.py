"""A passage is set aside without what its reason needs.

`rhetoric` and `scope` are judgements, so `why` says what they rest on. `repeats` names the paragraph that says the same.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each passage that lacks a field, or has one that its reason does not go with."""
    for source in content.sources.values():
        for position, passage in enumerate(source.set_aside):
            place = content.locate(source, "set_aside", position, "reason")
            if passage.missing:
                message = f"`{passage.reason}` needs `{passage.missing}`"
                yield Problem(
                    place, "set-aside-without-reason", message, hint=f"add `{passage.missing}:` to the passage"
                )
            elif passage.repeats is not None and passage.reason != "repeats":
                message = f"`repeats` does not go with the reason `{passage.reason}`"
                hint = "write `reason: repeats`, or leave `repeats` out"
                yield Problem(place, "set-aside-without-reason", message, hint=hint)
