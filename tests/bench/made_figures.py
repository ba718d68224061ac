"""Made-up figures, whose medians and ratios are known."""

from bench.figures import Figure, Figures, What


def made_figures() -> Figures:
    """Return figures of ours and Hugo at M, and of ours alone at L; Zensical failed."""
    figures = Figures("a machine", "abc", {"ours": "mkdocs 1", "hugo": "hugo 2"})
    for value in (6.0, 2.0, 3.0):
        figures.add(Figure("ours", "M", What.COLD, value))
    for value in (5.0, 7.0):
        figures.add(Figure("hugo", "M", What.COLD, value))
    figures.add(Figure("ours", "M", What.PAGES, 100))
    figures.add(Figure("ours", "L", What.COLD, 33.0))
    figures.add(Figure("ours", "L", What.PAGES, 1000))
    figures.add(Figure("ours", "L", What.PEAK, 1_200_000_000))
    figures.add(
        Figure(
            "zensical",
            "M",
            What.COLD,
            None,
            'CommandFailedError: ended with status 1\n  File "/here/x.py"\nits last line | here',
        )
    )
    return figures
