"""`/datos`: everything that can be taken away, and the dictionary that says what it is."""

from __future__ import annotations

import difflib
from dataclasses import replace

from flask import Blueprint, Response, render_template, url_for

from dashboard.day.photo import Photo
from dashboard.day.visibility import View
from dashboard.downloads import bundle, diccionario, hojas
from dashboard.downloads import indicadores as of_indicadores
from dashboard.downloads import programas as of_programas
from dashboard.downloads.formats import FORMATS
from dashboard.downloads.sending import ANY_FORMAT, attachment, download, telling
from dashboard.downloads.table import Table
from dashboard.downloads.telling import CREDIT
from dashboard.errors import UnknownCodeError
from dashboard.listing import indicadores as list_of_indicadores
from dashboard.listing.order import sort
from dashboard.site import asked_photo, day_page
from plan.standard import STANDARD, TABLES

blueprint = Blueprint("datos", __name__, url_prefix="/datos")


@blueprint.get("")
@day_page
def show(day: Photo) -> str:
    """Offer every file and explain what stands in it."""
    return render_template(
        "datos.html",
        photo=day,
        hojas={hoja: TABLES[table] for hoja, table in hojas.HOJAS.items()},
        rows={table: len(rows) for table, rows in day.panorama.tablas.items()},
        formats=FORMATS,
        needs=diccionario.NEEDS,
        books=STANDARD,
        credit=CREDIT,
        whole=day.view is View.WHOLE,
    )


@blueprint.get(f"/<hoja>.<{ANY_FORMAT}:formato>")
@download
def sheet(day: Photo, hoja: str) -> Table:
    """Give the rows of a sheet that are in force."""
    if hoja == diccionario.NAME:
        return diccionario.table(telling(day))
    if hoja not in hojas.HOJAS:
        raise _unknown(hoja)
    return hojas.table(day, hoja, telling(day))


@blueprint.get("/tablero.zip")
@attachment
def everything() -> Response:
    """Give all the lists in one file."""
    day = asked_photo()
    told = telling(day)
    tables = [
        replace(of_programas.table(day, sort(day.lines, ""), told), name="programas_con_semaforo"),
        replace(
            of_indicadores.table(list_of_indicadores.answer(day, {}).indicadores, told),
            name="indicadores_con_semaforo",
        ),
        *(hojas.table(day, hoja, told) for hoja in hojas.HOJAS),
        diccionario.table(told),
    ]
    return Response(bundle.write(tables, told.about(len(day.lines)), day.al), mimetype=bundle.MIMETYPE)


def _unknown(hoja: str) -> UnknownCodeError:
    near = difflib.get_close_matches(hoja[:60].casefold(), [*hojas.HOJAS, diccionario.NAME], n=3, cutoff=0.5)
    return UnknownCodeError(
        "No se encontró esa lista",
        f"No hay ninguna lista «{hoja[:40]}» para descargar.",
        [(f"{name}.csv", url_for("datos.sheet", hoja=name, formato="csv")) for name in near],
    )
