"""Pieces of pages that many pages show: made once for a day of the plan, and kept as long as that is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from flask import current_app
from markupsafe import Markup

from dashboard.asked import kept
from dashboard.photo import Line, Photo


def rows(photo: Photo, lines: Iterable[Line]) -> Markup:
    """Give the rows of programmes in a list."""
    make, stays = _macro("_fila_programa.html", "fila"), tuple(kept().items())
    return Markup("\n").join(_row(photo, line, stays, make) for line in lines)


def _row(photo: Photo, line: Line, stays: Hashable, make: Callable[[Line], Markup]) -> Markup:
    fila = line.programa.fila
    return photo.keep(("row", fila["origen"], fila["clave"], stays), lambda: make(line))


def _macro(template: str, name: str) -> Callable[[Line], Markup]:
    macro: Callable[[Line], Markup] = getattr(current_app.jinja_env.get_template(template).module, name)
    return macro
