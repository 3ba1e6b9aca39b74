"""`/programas` and `/programas/<dependencia>/<codigo>`: every programme, and one of them."""

from __future__ import annotations

import difflib

from flask import Blueprint, render_template, request, url_for

from dashboard import ficha, queries
from dashboard.errores import UnknownCodeError
from dashboard.filtros import PER_PAGE, Filtro, apply, check, options
from dashboard.foto import Foto, Renglon
from dashboard.gantt import draw
from dashboard.grupos import count
from dashboard.orden import ORDENES, sort
from dashboard.paginas import cut
from dashboard.sitio import foto, page, sitio, view
from plan.standard.kinds.base import clave

blueprint = Blueprint("programas", __name__, url_prefix="/programas")

ROWS_PER_PAGE = 1000
"""Rows of a Gantt on one page."""


@blueprint.get("")
@page
def listing() -> str:
    """List the programmes that the address asks for."""
    day = foto()
    opciones = options(day)
    filtro = check(Filtro.of(request.args), opciones)
    found = sort(apply(filtro, day.renglones), filtro.orden)
    return render_template(
        "programas.html",
        foto=day,
        filtro=filtro,
        opciones=opciones,
        ordenes=ORDENES,
        conteo=count(renglon.programa for renglon in found),
        tramo=cut(found, filtro.pagina, PER_PAGE),
    )


@blueprint.get("/<dependencia>/<codigo>")
@page
def one(dependencia: str, codigo: str) -> str:
    """Show one programme with its Gantt and the reasons of its light."""
    day = foto()
    renglon = ficha.find(day, dependencia, codigo)
    if renglon is None:
        raise _unknown(day, dependencia, codigo)
    programa, site = renglon.programa, sitio()
    tramo = cut(programa.actividades, request.args.get("pagina", ""), ROWS_PER_PAGE)
    with site.engine.connect() as connection:
        source = queries.source(connection, view(), programa.fila, site.config.zona)
    return render_template(
        "programa.html",
        foto=day,
        renglon=renglon,
        programa=programa,
        tramo=tramo,
        gantt=draw(programa, tramo.items, day.al),
        pesan=ficha.weighing(programa.actividades),
        dinero=ficha.money(day, renglon),
        fuente=source,
        umbrales=site.config.umbrales,
    )


def _unknown(day: Foto, dependencia: str, codigo: str) -> UnknownCodeError:
    near = [
        (f"{line.codigo} · {line.nombre[:80]}", _address(line)) for line in _nearest(day, dependencia, codigo)
    ]
    return UnknownCodeError(
        f"No hay ningún programa «{codigo[:40]}» de la dependencia «{dependencia[:40]}».", near
    )


def _nearest(day: Foto, dependencia: str, codigo: str) -> list[Renglon]:
    by_address = {f"{line.dependencia.clave}/{clave(line.codigo)}": line for line in day.renglones}
    wanted = f"{clave(dependencia)[:80]}/{clave(codigo)[:80]}"
    return [by_address[each] for each in difflib.get_close_matches(wanted, by_address, n=3, cutoff=0.6)]


def _address(line: Renglon) -> str:
    return url_for("programas.one", dependencia=line.dependencia.codigo, codigo=line.codigo)
