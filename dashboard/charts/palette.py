"""The colours of the stylesheet, for what carries its own: drawings to be pasted elsewhere, charts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plan.evaluado import Luz

_STYLE = Path(__file__).parents[1] / "static" / "style.css"

COLOURS: Mapping[str, str] = dict(
    re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", _STYLE.read_text(encoding="utf-8"))
)
"""Every colour by the name that it has in the stylesheet, where alone it is written."""

REPORTED = "#aebfd0"


class Colours(NamedTuple):
    """The colours of a light."""

    fill: str
    outline: str
    text: str
    background: str


def of_light(luz: Luz) -> Colours:
    """Give the colours of a light."""
    fill = COLOURS[luz]
    outline = COLOURS.get(f"{luz}-borde", fill)
    return Colours(fill, outline, COLOURS[f"{luz}-texto"], COLOURS[f"{luz}-fondo"])
