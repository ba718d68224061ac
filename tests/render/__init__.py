"""Tests of the render stage: pages in memory, judged as a reader's browser would read them."""
