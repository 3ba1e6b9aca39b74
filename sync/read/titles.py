"""Finding a sheet by its title as people write it: «programas », «PROGRAMAS», «Presupuésto»."""

from __future__ import annotations

import unicodedata

ALL = b"*"
"""Asks for every sheet; no folded title holds such a sign."""


def folded(title: str) -> str:
    """Fold a title for comparing: letters and digits only, without case or accents."""
    apart = unicodedata.normalize("NFKD", title).casefold()
    return "".join(char for char in apart if char.isalnum())
