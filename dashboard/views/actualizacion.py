"""`/actualizacion` and `/actualizacion/<dependencia>`: who loaded when, what is pending, every load."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import Blueprint, render_template, request

from dashboard.asked import link, view
from dashboard.day.photo import Photo
from dashboard.errors import UnknownCodeError, nearest
from dashboard.listing.paging import cut
from dashboard.pages.actualizacion import compose
from dashboard.pages.cargas import Planilla
from dashboard.pages.untaken import rejected
from dashboard.records import loads, queries
from dashboard.site import current_site, day_page
from plan.standard.kinds.base import clave

blueprint = Blueprint("actualizacion", __name__, url_prefix="/actualizacion")

PER_PAGE = 50
MOST_BY_HAND = 10
A_DAY = timedelta(days=1)


@blueprint.get("")
@day_page
def show(day: Photo) -> str:
    """Show every workbook, its last load and the places that need a correction."""
    site = current_site()
    with site.engine.connect() as connection:
        register = queries.register(connection, view(), day, site.config.zona)
        decided = loads.numbers_by_hand(connection, day.carga, MOST_BY_HAND)
        by_hand = loads.loads_of(connection, view(), decided, site.config.zona)
        closed = loads.closed_by_hand(connection, view(), by_hand)
    updates = compose(day, register)
    return render_template(
        "actualizacion.html",
        photo=day,
        updates=updates,
        untaken=rejected(register, updates.planillas) if register.untaken else (),
        by_hand=by_hand,
        closed=closed,
        umbrales=site.config.umbrales,
    )


@blueprint.get("/<dependencia>")
@day_page
def one(day: Photo, dependencia: str) -> str:
    """Show every load of one workbook, the newest first."""
    site = current_site()
    with site.engine.connect() as connection:
        register = queries.register(connection, view(), day, site.config.zona)
        book = _find(compose(day, register).planillas, dependencia)
        numbers = loads.numbers_of(connection, book.place.clave, day.carga)
        part = cut(numbers, request.args.get("pagina", ""), PER_PAGE)
        found = loads.loads_of(connection, view(), part.items, site.config.zona)
        closed = loads.closed_by_hand(connection, view(), found)
    return render_template(
        "cargas.html", photo=day, book=book, part=part, loads=found, closed=closed, a_day=A_DAY
    )


def _find(books: Sequence[Planilla], codigo: str) -> Planilla:
    """Find a workbook by the code of its office; `estrategia` is that of the strategy.

    Raises:
        UnknownCodeError: when no office bears the code.
    """
    known = {clave(book.place.codigo): book for book in books}
    if clave(codigo) in known:
        return known[clave(codigo)]
    offered = {
        key: (
            f"{book.place.codigo} · {book.place.nombre[:80]}",
            link("actualizacion.one", dependencia=book.place.codigo),
        )
        for key, book in known.items()
    }
    raise UnknownCodeError(
        "No se encontró la planilla",
        f"Ninguna dependencia de código «{codigo[:40]}» presenta planilla.",
        nearest(clave(codigo), offered),
    )
