"""Several visitors who ask for pages as fast as they get them: a process of its own beside the one measured.

`python -m benchmarks.visitors HOST PORT SECONDS PATH` prints how many answers came in each second, and within
how many seconds 95 % of them did; «{}» in the path stands for a number that never comes twice.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from threading import Thread
from time import perf_counter
from typing import NamedTuple

from benchmarks.clock import share_of

_CONNECTIONS = 4
_FIRST = 10_000


class Served(NamedTuple):
    """How many answers came in each second, and within how many seconds 95 % of them."""

    rate: float
    late: float


class RefusedError(Exception):
    """An answer that is no page."""


def visit(host: str, port: int, path: str, seconds: float) -> Served:
    """Have another process ask for a page over connections that stay open.

    Raises:
        RefusedError: when any answer is no page.
    """
    words = [sys.executable, "-m", "benchmarks.visitors", host, str(port), str(seconds), path]
    told = subprocess.run(words, check=False, capture_output=True, text=True)
    if told.returncode or told.stderr:
        raise RefusedError(told.stderr)
    rate, late = map(float, told.stdout.split())
    return Served(rate, late)


def _ask(address: tuple[str, int], path: str, numbers: Iterator[int], end: float, spans: list[float]) -> None:
    with socket.create_connection(address) as connection:
        while (start := perf_counter()) < end:
            _one(connection, address[0], path.replace("{}", str(next(numbers))))
            spans.append(perf_counter() - start)


def _one(connection: socket.socket, host: str, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\nAccept: text/html\r\n\r\n"
    connection.sendall(request.encode())
    received = connection.recv(262_144)
    while b"\r\n\r\n" not in received:
        received += connection.recv(262_144)
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RefusedError(head[:80])
    _read(connection, head.lower(), body)


def _read(connection: socket.socket, head: bytes, body: bytes) -> None:
    """Read an answer to its end, whether its length is told beforehand or piece by piece."""
    if b"transfer-encoding: chunked" in head:
        while not body.endswith(b"0\r\n\r\n"):
            body = body[-8:] + connection.recv(262_144)
        return
    length = int(head.partition(b"content-length:")[2].split(maxsplit=1)[0])
    got = len(body)
    while got < length:
        got += len(connection.recv(262_144))


def _main(host: str, port: str, seconds: str, path: str) -> None:
    spans: list[float] = []
    begin = perf_counter()
    threads = [
        Thread(
            target=_ask,
            args=((host, int(port)), path, count(first, _CONNECTIONS), begin + float(seconds), spans),
        )
        for first in range(_FIRST, _FIRST + _CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(spans) / (perf_counter() - begin), share_of(spans, 0.95))


if __name__ == "__main__":
    _main(*sys.argv[1:])
