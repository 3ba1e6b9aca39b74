"""What the copy says of itself: it passes to the process that marks, so it is plain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEADLINE = "Esta es una copia: corrija en su planilla"
TITLE = "Observaciones"
"""The first sheet of a copy."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands over the list of a copy.

    Args:
        planilla: the file to be corrected, as a person finds it.
        fate: what became of it, shape and word.
        tone: the colour of that.
        saved: who saved it, when, and which load it is.
        notices: what else has to be said, most pressing first.
        carga: the number of the load.
    """

    planilla: str
    fate: str
    tone: str
    saved: str
    notices: Sequence[str] = ()
    carga: int = 0
