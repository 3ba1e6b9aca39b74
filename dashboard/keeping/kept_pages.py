"""A page already made: what is sent of it again, as it is or compressed."""

from __future__ import annotations

import gzip
from functools import cached_property

from flask import Request, Response

MOST_BYTES = 24 * 1024 * 1024
"""So much of all pages together is kept in memory."""

KEPT = "tablero.kept"
"""Says in the environment of a request that its answer is the same for all who ask alike."""

_LARGEST = 4 * 1024 * 1024
"""A longer answer, as a download of thousands of rows may be, is made each time."""

_SMALLEST = 1_000
"""Less than this travels in one packet anyhow."""

_TEXTS = ("text/", "application/json", "image/svg+xml")
_LEVEL = 6


class KeptPage:
    """The body of a page and what it is; compressed once, when it is sent for the second time."""

    def __init__(self, body: bytes, mimetype: str) -> None:
        self._body = body
        self._mimetype = mimetype
        self._sent = False

    @property
    def fits(self) -> bool:
        """Whether it is worth its place."""
        return len(self._body) <= _LARGEST

    @property
    def weight(self) -> int:
        """How much memory it takes, more or less."""
        return len(self._body)

    def answer(self, asked: Request) -> Response:
        """Answer somebody who asks for it; what will be answered from now on is marked as kept."""
        packs = self._shrinks and "gzip" in asked.headers.get("Accept-Encoding", "")
        if packs and self._sent:
            response = Response(self._compressed, mimetype=self._mimetype)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = Response(self._body, mimetype=self._mimetype)
        asked.environ[KEPT] = self.fits and (self._sent or not packs)
        self._sent = True
        return response

    @property
    def _shrinks(self) -> bool:
        return len(self._body) >= _SMALLEST and self._mimetype.startswith(_TEXTS)

    @cached_property
    def _compressed(self) -> bytes:
        return gzip.compress(self._body, _LEVEL, mtime=0)
