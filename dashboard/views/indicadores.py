"""`/indicadores`: every indicator, what it is worth and what it should be worth."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from dashboard.charts.series import plot
from dashboard.day.photo import Photo
from dashboard.listing.filters import PER_PAGE
from dashboard.listing.indicadores import ORDERS, Clase, answer
from dashboard.listing.paging import cut
from dashboard.site import day_page

blueprint = Blueprint("indicadores", __name__, url_prefix="/indicadores")


@blueprint.get("")
@day_page
def listing(day: Photo) -> str:
    """List the indicators that the address asks for."""
    asked = answer(day, request.args)
    part = cut(asked.indicadores, asked.filters.pagina, PER_PAGE)
    return render_template(
        "indicadores.html",
        photo=day,
        listing=asked,
        part=part,
        plots=[plot(each.evaluado, day.al) for each in part.items],
        orders=ORDERS,
        Clase=Clase,
    )
