"""The command `briefing`: where each of its commands is. Only the one that is run is imported."""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from generator.clock import NoDateError

_LONGEST_SENTENCE = 400
_PLACES = {
    "challenge": "challenge:challenge",
    "check": "check:check",
    "coverage": "archive:coverage",
    "diff": "diff:diff",
    "explain": "explain:explain",
    "export": "export:export",
    "fingerprint": "archive:fingerprint",
    "fmt": "fmt:fmt",
    "ingest": "ingest:ingest",
    "init": "init:init",
    "links": "links:links",
    "new": "new:new",
    "reference": "explain:reference",
    "rename": "edit:rename",
    "schema": "schema:schema",
    "set": "edit:set_",
    "todo": "todo:todo",
    "tripwire": "diff:tripwire",
    "verify": "archive:verify",
}
"""Module below `generator.commands` and name in it of each command."""


class _Commands(click.Group):
    """A group whose list of commands says what each does in a whole sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*_PLACES, *super().list_commands(ctx)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name; to import all of them takes most of a second."""
        if cmd_name not in _PLACES:
            return super().get_command(ctx, cmd_name)
        module, _, name = _PLACES[cmd_name].partition(":")
        command = getattr(import_module(f"generator.commands.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101  # as the table says
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it cannot help, such as a full disk, is a sentence and no traceback.

        Raises:
            click.ClickException: the system refused something, or does not tell the date.

        """
        try:
            return super().invoke(ctx)
        except NoDateError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            raise  # who reads has enough: click ends without a word
        except OSError as error:
            from generator.report import system_report  # noqa: PLC0415  # takes time, and is hardly ever needed

            _let_go_of_output()
            raise click.ClickException(system_report(error)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list; click would cut the sentences to one line each."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, command.get_short_help_str(limit=_LONGEST_SENTENCE)) for name, command in commands if command]
            )


@click.group(cls=_Commands)
@click.version_option(package_name="briefing-site-generator")
def main() -> None:
    """Check, edit and export a briefing site. Run it in the folder that holds `content/`."""
    if Path(".briefing-edit").exists():  # importing what finishes it takes longer than many a command
        _finish_edit()


def _let_go_of_output() -> None:
    """Send what is still to be printed nowhere if it cannot be printed, or Python would try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _finish_edit() -> None:
    """Finish or take back an edit that was killed, before anybody reads what it left."""
    from generator.publish.journal import finish  # noqa: PLC0415  # see above

    try:
        said = finish(Path.cwd().resolve())
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    if said:
        click.echo(said, err=True)


if __name__ == "__main__":
    main()
