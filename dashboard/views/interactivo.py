"""`…/interactivo`: the Gantt of a programme to zoom and point at, and the library that draws it."""

from __future__ import annotations

import hashlib

import orjson
from flask import Blueprint, Response, abort, render_template, request, url_for
from markupsafe import Markup

from dashboard.day.photo import Photo
from dashboard.interactive import library
from dashboard.interactive.figure import figure
from dashboard.listing.paging import cut
from dashboard.site import current_site, day_page
from dashboard.views.laminas import bases
from dashboard.views.programa import ROWS_PER_PAGE
from dashboard.views.programas import line_of

blueprint = Blueprint("interactivo", __name__)

_FOR_GOOD = "public, max-age=31536000, immutable"


@blueprint.get("/programas/<dependencia>/<codigo>/interactivo")
@day_page
def show(day: Photo, dependencia: str, codigo: str) -> str:
    """Show the Gantt of a programme to be zoomed and pointed at."""
    line = line_of(day, dependencia, codigo)
    part = cut(line.programa.actividades, request.args.get("pagina", ""), ROWS_PER_PAGE)
    drawn = figure(line.programa, part.items, day.al, bases(day, line))
    return render_template(
        "interactivo.html",
        photo=day,
        line=line,
        part=part,
        figure=_embedded(drawn) if drawn else None,
        drawn_of=hashlib.sha256(orjson.dumps(drawn)).hexdigest()[:12],
        own_styles=library.own_styles(),
        library=url_for("interactivo.script", name=library.fingerprint()),
    )


@blueprint.get("/interactivo/<name>.js")
def script(name: str) -> Response:
    """Give the library under a name that is its own: what has been sent once is never asked for again."""
    if name != library.fingerprint():
        abort(404)
    gzipped = request.accept_encodings.best_match(["gzip"]) is not None
    data = library.compressed(current_site().config.datos / "cache") if gzipped else library.plain()
    answer = Response(data, mimetype="text/javascript")
    answer.headers["Cache-Control"] = _FOR_GOOD
    answer.headers["Vary"] = "Accept-Encoding"
    if gzipped:
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _embedded(drawn: dict[str, object]) -> Markup:
    """Spell data so that nothing in it can end the element that holds it."""
    text = orjson.dumps(drawn).decode()
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
