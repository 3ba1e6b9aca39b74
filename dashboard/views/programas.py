"""`/programas`: every programme, and how one of them is found."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from dashboard.asked import link
from dashboard.day.photo import Line, Photo
from dashboard.errors import Suggestion, UnknownCodeError, nearest
from dashboard.listing.filters import PER_PAGE
from dashboard.listing.paging import cut
from dashboard.listing.question import answer
from dashboard.listing.words import by_activities
from dashboard.pages.programa import find
from dashboard.site import day_page
from plan.standard.kinds.base import clave

blueprint = Blueprint("programas", __name__, url_prefix="/programas")


@blueprint.get("")
@day_page
def listing(day: Photo) -> str:
    """List the programmes that the address asks for."""
    asked = answer(day, request.args)
    part = cut(asked.lines, asked.filters.pagina, PER_PAGE)
    return render_template(
        "programas.html",
        photo=day,
        listing=asked,
        part=part,
        hidden=by_activities(asked.filters.texto, part.items),
    )


def line_of(day: Photo, dependencia: str, codigo: str) -> Line:
    """Find the programme that an address names.

    Raises:
        UnknownCodeError: when there is none.
    """
    line = find(day, dependencia, codigo)
    if line is None:
        raise _unknown(day, dependencia, codigo)
    return line


def _unknown(day: Photo, dependencia: str, codigo: str) -> UnknownCodeError:
    known = {f"{line.dependencia.clave}/{clave(line.codigo)}": _suggestion(line) for line in day.lines}
    return UnknownCodeError(
        "No se encontró el programa",
        f"No hay ningún programa «{codigo[:40]}» de la dependencia «{dependencia[:40]}».",
        nearest(f"{clave(dependencia)}/{clave(codigo)}", known),
    )


def _suggestion(line: Line) -> Suggestion:
    address = link("programas.one", dependencia=line.dependencia.codigo, codigo=line.codigo)
    return f"{line.codigo} · {line.nombre[:80]}", address
