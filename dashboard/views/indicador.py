"""One indicator, of a programme, of a lineamiento or of an office alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template

from dashboard.asked import link, view
from dashboard.day.photo import Photo, office_of
from dashboard.errors import Suggestion, UnknownCodeError, nearest
from dashboard.pages import past as before
from dashboard.pages.cargas import Carga
from dashboard.pages.indicador import Ficha, find, medidas
from dashboard.pages.reasons import of_indicador, source_of
from dashboard.records import queries
from dashboard.site import current_site, day_page
from plan.history import Record
from plan.life import lives
from plan.linea_base import meta
from plan.standard.kinds.base import clave
from plan.trayectoria import Trayectoria, trayectoria
from plan.tree import full_key_of

blueprint = Blueprint("indicador", __name__)


@blueprint.get("/indicadores/<dependencia>/<codigo>")
@day_page
def alone(day: Photo, dependencia: str, codigo: str) -> str:
    """Show an indicator by its office and its code, whatever it hangs on."""
    return _show(day, _known(day, dependencia, codigo))


@blueprint.get("/programas/<dependencia>/<programa>/indicadores/<codigo>")
@day_page
def of_programa(day: Photo, dependencia: str, programa: str, codigo: str) -> str:
    """Show an indicator of a programme."""
    ficha = _known(day, dependencia, codigo)
    if ficha.line is None or clave(ficha.line.codigo) != clave(programa):
        raise _unknown(day, dependencia, codigo)
    return _show(day, ficha)


def _show(day: Photo, ficha: Ficha) -> str:
    row = ficha.indicador.fila
    life, loads = _past(day, ficha)
    return render_template(
        "indicador.html",
        photo=day,
        ficha=ficha,
        medidas=medidas(day, ficha),
        reason=of_indicador(ficha.indicador, source_of("indicador", row, loads)),
        base=meta(life),
        loads=loads,
        history=before.of_row("indicador", life, loads),
    )


def _past(day: Photo, ficha: Ficha) -> tuple[Sequence[Record], Mapping[int, Carga]]:
    """Read the versions of an indicator that the view may see, and the loads that they came with."""
    site, key = current_site(), full_key_of(ficha.indicador.fila)
    with site.engine.connect() as connection:
        if ficha.line:
            whole = trayectoria(connection, full_key_of(ficha.line.programa.fila), day.carga)
        else:
            whole = Trayectoria([], {"indicador": lives(connection, "indicador", [key], day.carga)})
        life = before.public(day, whole).of("indicador", ficha.indicador.fila)
        numbers = before.cargas_in(Trayectoria(life, {})) | {int(str(ficha.indicador.fila["desde"]))}
        return life, queries.numbered_loads(connection, view(), numbers, site.config.zona)


def _known(day: Photo, dependencia: str, codigo: str) -> Ficha:
    ficha = find(day, dependencia, codigo)
    if ficha is None:
        raise _unknown(day, dependencia, codigo)
    return ficha


def _unknown(day: Photo, dependencia: str, codigo: str) -> UnknownCodeError:
    known = {f"{origen}/{key}": _suggestion(day, origen, key) for origen, key in day.evaluacion.indicadores}
    return UnknownCodeError(
        "No se encontró el indicador",
        f"No hay ningún indicador «{codigo[:40]}» de la dependencia «{dependencia[:40]}».",
        nearest(f"{clave(dependencia)}/{clave(codigo)}", known),
    )


def _suggestion(day: Photo, origen: str, key: str) -> Suggestion:
    fila = day.evaluacion.indicadores[origen, key].fila
    address = link("indicador.alone", dependencia=office_of(day, origen).codigo, codigo=str(fila["codigo"]))
    return f"{fila['codigo']} · {str(fila['nombre'])[:80]}", address
