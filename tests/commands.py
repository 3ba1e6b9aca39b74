"""Commands of the command line run inside the test's process: what they print and how they end."""

from __future__ import annotations

from dataclasses import dataclass

from click.testing import CliRunner

from plan.config import Config
from tablero import tablero as program


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def tablero(config: Config, *words: str) -> Done:
    """Run a command inside this process: the same code as from a terminal, without the start of Python."""
    done = CliRunner().invoke(program, ["--config", str(config.path), *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)
