"""The command line: which commands there are, and how errors and exit statuses leave the program. One file a
command.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from quotefind import __version__
from quotefind.errors import NotFoundError, QuotefindError

FOUND, NOTHING_FOUND, ERROR, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses; the last is the shell's own for a program that was interrupted."""

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where there is no room to write."""

COMMANDS = {
    "index": "Read files and folders into the store.",
    "remove": "Take documents or folders out of the store.",
    "search": "Find the quotation you half remember.",
    "list": "List quotations by author, work or document.",
    "authors": "Who is quoted, and how often.",
    "works": "What is cited, and how often; keep the catalogue.",
    "documents": "The documents in the store.",
    "show": "One quotation whole: context, speaker and source, and why.",
    "export": "Write quotations and their sources in another format.",
    "cite": "A formatted note or bibliography entry.",
    "audit": "What is wrong or missing in documents.",
    "check": "Is it quoted right? A manuscript against its sources.",
    "variants": "One saying across documents and translations.",
    "trace": "Who quotes it from whom, and where it comes from.",
    "status": "The store: where it is, how large, what is out of date.",
}
"""Each command with its line of help, in the order of ``--help``; its code is in the module of the same name."""

_MODULES = {"list": "listing"}
"""But for this one: a submodule called list would hide the built-in from this module."""


class Commands(click.Group):
    """The group of all commands; loads a command's module only when it runs, which keeps the start short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"quotefind.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of this name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Commands: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that has left early is no error (click itself would leave with 1)."""
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes stdout once more when it leaves; there is nobody to read that.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FOUND
        return outcome


class Settings:
    """What the options before the command say; the commands take it as their first argument."""

    def __init__(self, store: str | None, color: str) -> None:
        self.store = store
        self.color = color


EXAMPLES = """\b
Examples:
  quotefind index ~/articles
  quotefind search "dustbin of history"
  quotefind list --author Trotsky
  quotefind export --format bibtex -o sources.bib

Find every quotation in your documents, with its speaker, source and page.
Without a store of your own, the commands answer from a small sample corpus."""


@click.group(
    cls=Commands, help=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="quotefind %(version)s")
@click.option("--store", metavar="FILE", help="The store to use  [default: $QUOTEFIND_STORE, else your data folder].")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colour.")
@click.pass_context
def quotefind(ctx: click.Context, store: str | None, color: str) -> None:
    """Keep the settings for the command that follows."""
    ctx.obj = Settings(store or os.environ.get("QUOTEFIND_STORE") or None, color)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status: 0 found, 1 nothing found, 2 error.

    A closed pipe is no error.  An exception that is not a QuotefindError is a bug and shows its traceback.
    """
    try:
        outcome: Any = quotefind.main(arguments, prog_name="quotefind", standalone_mode=False)
        return outcome if isinstance(outcome, int) else FOUND
    except click.ClickException as error:
        error.show()
        return ERROR
    except click.Abort:
        click.echo("interrupted; the store is as it was", err=True)
        return INTERRUPTED
    except NotFoundError as error:
        click.echo(f"quotefind: {error}", err=True)
        return NOTHING_FOUND
    except QuotefindError as error:
        click.echo(f"quotefind: {error}", err=True)
        return ERROR
    except UnicodeEncodeError as error:
        if error.reason != "surrogates not allowed":
            raise
        click.echo(f"quotefind: {error.object!a} is not UTF-8: type it anew, or rename the file", err=True)
        return ERROR
    except OSError as error:
        if error.errno not in FULL:
            raise
        click.echo(
            f"quotefind: the output cannot be written ({error.strerror}): make room, or write elsewhere", err=True
        )
        return ERROR
