"""Starts the service by forking a process that has imported everything: the same service, sooner.

A thousand starts of Python would cost more than what is being proved. Reads a config per line and answers
with the number of the process; whoever asked kills it.
"""

from __future__ import annotations

import os
import signal
import sys

from alembic import command
from waitress import create_server

import dashboard.app
from tablero import tablero

WARM = (command, create_server, dashboard.app)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    answer("")
    for line in sys.stdin:
        config, log = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            serve(config, log)
        answer(str(child))


def answer(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def serve(config: str, log: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(handle, stream)
    try:
        tablero(["--config", config, "run"])
    except SystemExit as end:
        sys.stdout.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    main()
