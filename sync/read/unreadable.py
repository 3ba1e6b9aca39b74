"""The one way in which reading gives up on a file, on its way to become a problem of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping


class UnreadableError(Exception):
    """A file that cannot be read: a code of the scope of a file, the facts of its sentence, a log line."""

    def __init__(self, code: str, facts: Mapping[str, str] | None = None, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.facts = dict(facts or {})
        self.detail = detail
