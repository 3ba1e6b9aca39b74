"""`/salud` and `/version`: what machines ask."""

from __future__ import annotations

import logging

import sqlalchemy as sa
from flask import Blueprint, Response, jsonify, request

from dashboard.asked import view
from dashboard.live import offices_since, sentence
from dashboard.pages.cargas import Carga
from dashboard.records import queries
from dashboard.site import Site, current_site
from plan import VERSION, history
from plan.database import sqlite_version

blueprint = Blueprint("machines", __name__)

_LOG = logging.getLogger(__name__)
_MOST_DIGITS = 12


@blueprint.get("/salud")
def health() -> tuple[Response, int]:
    """Tell whether the data can be read, and how recent they are."""
    site = current_site()
    facts: dict[str, object] = {"ok": True, "programa": VERSION, "sqlite": sqlite_version()}
    try:
        with site.engine.connect() as connection:
            last = queries.latest(connection, view(), site.config.zona)
            facts |= {"version": history.version(connection), "ultima_carga": _spell(last)}
    except sa.exc.SQLAlchemyError:
        _LOG.exception("The database cannot be read")
        facts |= {"ok": False, "motivo": "No se puede leer la base de datos."}
    return _fresh(jsonify(facts)), 200 if facts["ok"] else 503


@blueprint.get("/version")
def version() -> Response:
    """Give the counter of visible changes, and the stamp that a page compares with its own."""
    site = current_site()
    stamp = site.stamp()
    facts = {"version": int(stamp.split("-", maxsplit=1)[0]), "programa": site.fingerprint, "sello": stamp}
    if request.args.get("sello", stamp) != stamp:
        facts["aviso"] = _notice(site, request.args.get("carga", ""))
    answer = jsonify(facts)
    answer.set_etag(stamp)
    answer.make_conditional(request)
    return _fresh(answer)


def _notice(site: Site, carga: str) -> str:
    """Say who loaded since the load that a page knows of."""
    if not (carga.isascii() and carga.isdigit() and len(carga) <= _MOST_DIGITS):
        return sentence(())
    with site.engine.connect() as connection:
        return sentence(offices_since(connection, int(carga)))


def _spell(last: Carga | None) -> dict[str, object] | None:
    if last is None:
        return None
    return {
        "numero": last.numero,
        "momento": last.momento.isoformat(timespec="seconds"),
        "clase": last.clase,
        "resultado": last.resultado,
    }


def _fresh(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
