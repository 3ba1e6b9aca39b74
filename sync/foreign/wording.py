"""Enumerations as people say them."""

from __future__ import annotations

from collections.abc import Sequence

from plan.standard.kinds.spelling import quoted
from sync.validate.titles import fold


def listed(titles: Sequence[str], most: int = 0) -> str:
    """Quote titles one after the other, «A», «B» y «C»; only the first of them when `most` is less."""
    shown = tuple(titles[:most] if most else titles)
    if len(shown) < len(titles):
        return f"{', '.join(f'«{title}»' for title in shown)} y {len(titles) - len(shown)} más"
    joint = "e" if shown and fold(shown[-1]).startswith(("i", "hi")) else "y"
    return quoted(shown, joint)
