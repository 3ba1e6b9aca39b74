"""Titles of sheets and columns as people write them, folded for comparing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def fold(title: object) -> str:
    """Fold a title for comparing: no accents, no case, no marks of obligation, single spaces."""
    return _folded(str(title))


@lru_cache(maxsize=4096)
def _folded(plain: str) -> str:
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return " ".join(plain.casefold().strip(" *:.\n\t").split())
