"""How often a hard test repeats: a taste in `make test`, more by `make torture`, in full before a release."""

from __future__ import annotations

import os
import secrets

SIZE = os.environ.get("TABLERO_TORTURE") or "sample"
FULL = SIZE == "full"


def size(name: str, ci: int, full: int, sample: int | None = None) -> int:
    """Say how many; `TABLERO_TORTURE_<NAME>` asks for any other number."""
    asked = os.environ.get(f"TABLERO_TORTURE_{name.upper()}")
    if asked:
        return int(asked)
    if FULL:
        return full
    return ci if sample is None or SIZE == "ci" else sample


def drawn_seed() -> int:
    """Give the seed asked for, or a new one."""
    return int(os.environ.get("TABLERO_SEED") or secrets.randbelow(1_000_000))


def repeating(seed: int, test: str) -> str:
    """Spell the command that repeats a test with its seed."""
    return f"TABLERO_SEED={seed} TABLERO_TORTURE={SIZE} python -m pytest '{test}'"
