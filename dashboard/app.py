"""The site: an application made of a configuration, an engine that can only read, and a way to know today."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from flask import Flask, Response, url_for

from dashboard import wording
from dashboard.asked import kept, link
from dashboard.day.people import named
from dashboard.doorstep import Doorstep
from dashboard.errors import register_errors
from dashboard.keeping.almanac import Almanac
from dashboard.keeping.evaluations import Evaluations
from dashboard.keeping.filler import Filler
from dashboard.keeping.fragments import piece, rows
from dashboard.menu import menu
from dashboard.site import Site, calculating, current_site, first_day, folder_notice
from dashboard.travel import carried, on_day, stops
from dashboard.views import BLUEPRINTS, lineamientos
from plan import VERSION
from plan.config import Config
from plan.groups import Group, group_of, word_of

_STATIC = Path(__file__).parent / "static"

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_A_YEAR = 365 * 24 * 60 * 60


def create_app(
    config: Config,
    engine: sa.Engine,
    today: Callable[[], date],
    almanac: Almanac | None = None,
    filler: Filler | None = None,
) -> Flask:
    """Make the site.

    Args:
        config: every option of config.toml.
        engine: one that can only read.
        today: says which day it is in the town.
        almanac: keeps what was measured of past days; without one they are kept in memory.
        filler: measures past days; without one a page waits for those it shows.
    """
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024, SEND_FILE_MAX_AGE_DEFAULT=_A_YEAR)
    site = Site(config, engine, today, Evaluations(engine, config, almanac, filler))
    app.extensions["site"] = site
    app.wsgi_app = Doorstep(app.wsgi_app, site.stamp)  # type: ignore[method-assign]
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    _teach(app, config)
    register_errors(app)
    app.after_request(_secure)
    return app


def _teach(app: Flask, config: Config) -> None:
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "finalize": wording.plain}
    app.jinja_env.filters.update(wording.FILTERS)
    app.jinja_env.globals.update(
        Group=Group,
        group_of=group_of,
        word=word_of,
        span=wording.span,
        link=link,
        lineamiento=lineamientos.address,
        named=named,
        kept=kept,
        carried=carried,
        stops=stops,
        on_day=on_day,
        filas=rows,
        pieza=piece,
        menu=menu,
        first_day=first_day,
        folder_notice=folder_notice,
        calculating=calculating,
        static_file=_static_file,
        municipio=config.nombre,
        tolerated=config.umbrales.verde_puntos,
        program_version=VERSION,
    )
    app.context_processor(lambda: {"stamp": current_site().stamp, "last_carga": current_site().last_carga})


def _static_file(name: str) -> str:
    """Make the address of a file that changes when the file does, so that browsers may keep it for a year."""
    return url_for("static", filename=name, v=_fingerprint(name))


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]


def _secure(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
