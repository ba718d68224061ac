"""How figures stand in the results."""

from collections.abc import Iterator, Sequence

from bench.figures import What

NOT_MEASURED = "not measured"


def said(value: float | None, what: What) -> str:
    """Return a figure with its unit, as precise as it is meant."""
    if value is None:
        return NOT_MEASURED
    if what.unit == "":
        return f"{value:,.0f}"
    if what.unit == "seconds":
        return f"{value:,.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"  # noqa: PLR2004  # three figures
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if value >= size:
            return f"{value / size:.{1 if value < 100 * size else 0}f} {unit}"
    return f"{value:.0f} B"


def table(head: Sequence[str], rows: "Sequence[Sequence[str]] | Iterator[tuple[str, ...]]") -> str:
    """Return a table in Markdown; no bar in a cell can end it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '¦') for cell in line)} |" for line in lines) + "\n"
