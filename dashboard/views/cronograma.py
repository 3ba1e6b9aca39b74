"""`/cronograma`: the programmes of any filter as a road map."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from dashboard.day.photo import Line, Photo
from dashboard.gantt.roadmap import Plazos
from dashboard.listing.paging import cut
from dashboard.listing.question import answer
from dashboard.pages.cronograma import PER_PAGE, compose, grouped, plazos
from dashboard.site import current_site, day_page
from plan.life import lives
from plan.tree import full_key_of

blueprint = Blueprint("cronograma", __name__)


@blueprint.get("/cronograma")
@day_page
def show(day: Photo) -> str:
    """Show the programmes that the address asks for on one scale of time."""
    asked = answer(day, request.args)
    part = cut(grouped(asked.lines), asked.filters.pagina, PER_PAGE)
    roadmap, offices = compose(day, part.items, bases_of(day, part.items))
    return render_template(
        "cronograma.html", photo=day, listing=asked, part=part, roadmap=roadmap, offices=offices
    )


def bases_of(day: Photo, lines: Sequence[Line]) -> Plazos:
    """Read the línea base of some programmes, as known on a day."""
    keys = [full_key_of(line.programa.fila) for line in lines]
    with current_site().engine.connect() as connection:
        return plazos(lives(connection, "programa", keys, day.carga))
