"""Pieces of pages that many pages show: made once for a day of the plan, and kept as long as that is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from flask import current_app, request
from markupsafe import Markup

from dashboard.asked import kept
from dashboard.day.photo import Line, Photo
from dashboard.site import calculating


def rows(photo: Photo, lines: Iterable[Line]) -> Markup:
    """Give the rows of programmes in a list."""
    make, stays = _macro("_fila_programa.html", "fila"), _stays()
    return Markup("\n").join(_row(photo, line, stays, make) for line in lines)


def piece(photo: Photo, *key: Hashable, caller: Callable[[], Markup]) -> Markup:
    """Give what a template calls this with; it may depend on the day and the key alone.

    Args:
        photo: the day.
        key: names the piece; of few kinds, for each is kept as long as the day.
        caller: the content, as Jinja hands it over.
    """
    if calculating():  # what compares with days not known yet is not what it will be
        return caller()
    return photo.keep(("piece", *key, *_stays()), caller)


def _stays() -> tuple[Hashable, ...]:
    """Tell the links of one address from those of another."""
    return (request.script_root, *kept().items())


def _row(photo: Photo, line: Line, stays: Hashable, make: Callable[[Line], Markup]) -> Markup:
    fila = line.programa.fila
    return photo.keep(("row", fila["origen"], fila["clave"], stays), lambda: make(line))


def _macro(template: str, name: str) -> Callable[[Line], Markup]:
    macro: Callable[[Line], Markup] = getattr(current_app.jinja_env.get_template(template).module, name)
    return macro
