"""One indicator, of a programme, of a lineamiento or of an office alone."""

from __future__ import annotations

import difflib

from flask import Blueprint, render_template, url_for

from dashboard import queries
from dashboard.asked import view
from dashboard.errors import UnknownCodeError
from dashboard.pages import reasons
from dashboard.pages.indicador import Ficha, find, medidas
from dashboard.photo import Photo, office_of
from dashboard.site import asked_photo, current_site, nothing_yet, page
from plan.standard.kinds.base import clave

blueprint = Blueprint("indicador", __name__)


@blueprint.get("/indicadores/<dependencia>/<codigo>")
@page
def alone(dependencia: str, codigo: str) -> str:
    """Show an indicator by its office and its code, whatever it hangs on."""
    day = asked_photo()
    return nothing_yet(day) if day.past and day.empty else _show(day, _known(day, dependencia, codigo))


@blueprint.get("/programas/<dependencia>/<programa>/indicadores/<codigo>")
@page
def of_programa(dependencia: str, programa: str, codigo: str) -> str:
    """Show an indicator of a programme."""
    day = asked_photo()
    if day.past and day.empty:
        return nothing_yet(day)
    ficha = _known(day, dependencia, codigo)
    if ficha.line is None or clave(ficha.line.codigo) != clave(programa):
        raise _unknown(day, dependencia, codigo)
    return _show(day, ficha)


def _show(day: Photo, ficha: Ficha) -> str:
    site, row = current_site(), ficha.indicador.fila
    with site.engine.connect() as connection:
        loads = queries.loads(connection, view(), [row], site.config.zona)
    reason = reasons.of_indicador(ficha.indicador, reasons.source_of("indicador", row, loads))
    return render_template(
        "indicador.html", photo=day, ficha=ficha, medidas=medidas(day, ficha), reason=reason
    )


def _known(day: Photo, dependencia: str, codigo: str) -> Ficha:
    ficha = find(day, dependencia, codigo)
    if ficha is None:
        raise _unknown(day, dependencia, codigo)
    return ficha


def _unknown(day: Photo, dependencia: str, codigo: str) -> UnknownCodeError:
    codes = {f"{origen}/{key}": origen for origen, key in day.evaluacion.indicadores}
    wanted = f"{clave(dependencia)[:80]}/{clave(codigo)[:80]}"
    near = [_suggestion(day, each) for each in difflib.get_close_matches(wanted, codes, n=3, cutoff=0.6)]
    return UnknownCodeError(
        f"No hay ningún indicador «{codigo[:40]}» de la dependencia «{dependencia[:40]}».", near
    )


def _suggestion(day: Photo, key: str) -> tuple[str, str]:
    origen, _, own = key.partition("/")
    fila = day.evaluacion.indicadores[origen, own].fila
    address = url_for(
        "indicador.alone", dependencia=office_of(day, origen).codigo, codigo=str(fila["codigo"])
    )
    return f"{fila['codigo']} · {str(fila['nombre'])[:80]}", address
