"""How often a hard test repeats: a few times with every change, in full before a release."""

from __future__ import annotations

import os

FULL = os.environ.get("TABLERO_TORTURE") == "full"


def size(name: str, ci: int, full: int) -> int:
    """Say how many; `TABLERO_TORTURE_<NAME>` asks for any other number."""
    return int(os.environ.get(f"TABLERO_TORTURE_{name.upper()}") or (full if FULL else ci))
