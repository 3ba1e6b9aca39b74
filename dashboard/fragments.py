"""Pieces of pages that many pages show: made once for a day of the plan, and kept as long as that is."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app
from markupsafe import Markup

from dashboard.asked import kept
from dashboard.photo import Line, Photo


def row(photo: Photo, line: Line) -> Markup:
    """Give the row of a programme in a list."""
    key = line.dependencia.clave, line.programa.fila["clave"], *kept().items()
    return photo.keep(("row", *key), lambda: _macro("_fila_programa.html", "fila")(line))


def _macro(template: str, name: str) -> Callable[[Line], Markup]:
    macro: Callable[[Line], Markup] = getattr(current_app.jinja_env.get_template(template).module, name)
    return macro
