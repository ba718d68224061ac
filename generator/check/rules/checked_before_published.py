"""A source was checked before it was published.

`checked` is the day on which somebody last compared the facts with the text. Correct one of the two dates.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each source whose check is older than itself."""
    for source in content.sources.values():
        if source.checked and source.published and source.checked < source.published.first_day:
            message = f"checked on {source.checked}, before it was published ({source.published.text})"
            yield Problem(
                content.locate(source, "checked"),
                "checked-before-published",
                message,
                hint="correct one of the two dates",
            )
