"""A word on the terminal while something takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click

_PATIENCE = 1.0  # seconds after which somebody wonders whether anything happens


@contextmanager
def waiting(what: str, patience: float = _PATIENCE) -> Iterator[None]:
    """Say on the terminal `what` is being done, once it takes longer than `patience` seconds, and how long it has taken.

    The line is gone when it is done. It goes to the standard error output, and only where somebody watches that.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(what, patience, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, patience: float, done: Event) -> None:
    waits = 0
    line = ""
    while not done.wait(patience):
        waits += 1
        line = f"{what} … {waits * patience:.0f} s"
        click.echo(f"\r{line}", err=True, nl=False)
    click.echo("\r" + " " * len(line) + "\r" if line else "", err=True, nl=False)
