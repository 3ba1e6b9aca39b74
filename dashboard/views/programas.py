"""`/programas`: every programme, and how one of them is found."""

from __future__ import annotations

import difflib

from flask import Blueprint, render_template, request, url_for

from dashboard.errors import UnknownCodeError
from dashboard.listing.filters import PER_PAGE
from dashboard.listing.order import ORDERS
from dashboard.listing.paging import cut
from dashboard.listing.question import answer
from dashboard.pages.programa import find
from dashboard.photo import Line, Photo
from dashboard.site import asked_photo, nothing_yet, page
from plan.standard.kinds.base import clave

blueprint = Blueprint("programas", __name__, url_prefix="/programas")


@blueprint.get("")
@page
def listing() -> str:
    """List the programmes that the address asks for."""
    day = asked_photo()
    if day.past and day.empty:
        return nothing_yet(day)
    asked = answer(day, request.args)
    return render_template(
        "programas.html",
        photo=day,
        listing=asked,
        orders=ORDERS,
        part=cut(asked.lines, asked.filters.pagina, PER_PAGE),
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
    near = [
        (f"{line.codigo} · {line.nombre[:80]}", _address(line)) for line in _nearest(day, dependencia, codigo)
    ]
    return UnknownCodeError(
        f"No hay ningún programa «{codigo[:40]}» de la dependencia «{dependencia[:40]}».", near
    )


def _nearest(day: Photo, dependencia: str, codigo: str) -> list[Line]:
    by_address = {f"{line.dependencia.clave}/{clave(line.codigo)}": line for line in day.lines}
    wanted = f"{clave(dependencia)[:80]}/{clave(codigo)[:80]}"
    return [by_address[each] for each in difflib.get_close_matches(wanted, by_address, n=3, cutoff=0.6)]


def _address(line: Line) -> str:
    return url_for("programas.one", dependencia=line.dependencia.codigo, codigo=line.codigo)
