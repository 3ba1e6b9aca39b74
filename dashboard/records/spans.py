"""Two days of the plan held against each other, in the view of the page that asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import request

from dashboard.asked import AddressError, day_of, view
from dashboard.day.photo import Photo
from dashboard.day.visibility import Key
from dashboard.pages.cambio import Office, Span
from dashboard.pages.cambios import compose, moved_keys
from dashboard.pages.luces import Movement, movements
from dashboard.pages.rows import subject_of
from dashboard.records import queries
from dashboard.site import Site, asked_photo, current_site
from plan.changed import changes_between, key_at
from plan.figures import short_date
from plan.pairs import Pair, pair
from plan.standard.vocabulary import Row

WEEK = timedelta(days=7)


def asked_until() -> Photo:
    """Read the later day: `hasta`, else the day of the page.

    Raises:
        AddressError: when it is no day that can be shown.
    """
    site = current_site()
    today = site.today()
    asked = day_of(request.args, "hasta", today)
    return site.evaluations.photo(view(), asked, today) if asked else asked_photo()


def asked_since(until: Photo) -> Photo:
    """Read the earlier day, `desde`; a week before the later one when none is asked.

    Raises:
        AddressError: when it is no day that can be shown, or not before the later one.
    """
    site = current_site()
    since = day_of(request.args, "desde", until.today) or until.al - WEEK
    if since > until.al:
        days = f"el {short_date(since)} es posterior al {short_date(until.al)}"
        raise AddressError([f"desde: {days}; se comparan dos días, el primero anterior al segundo."])
    return site.evaluations.photo(view(), since, until.today)


def span_of(site: Site, before: Photo, after: Photo) -> Span:
    """Hold two days against each other."""
    numbers = before.carga, after.carga
    with site.engine.connect() as connection:

        def trace(table: str, row: Row) -> Key | None:
            return key_at(connection, table, row, before.carga)

        pairs = tuple(pair(before.panorama.tablas, after.panorama.tablas, trace))
        changed = changes_between(connection, *numbers)
        loads = queries.loads_between(connection, after.view, numbers, site.config.zona)
    return Span(before, after, pairs, changed, loads)


def told(span: Span) -> tuple[list[Office], list[Movement]]:
    """Tell what changed between two days, and which lights moved."""
    former = moved_keys(span.pairs)
    moved = movements(span.before, span.after, lambda key: former.get(key, key), _touched(span.pairs))
    return compose(span, moved), moved


def _touched(pairs: Sequence[Pair]) -> frozenset[Key]:
    indicadores = {
        (str(each.row["origen"]), str(each.row["clave"])): each.row
        for each in pairs
        if each.table == "indicador"
    }
    found = (subject_of(each.table, each.row, indicadores) for each in pairs)
    return frozenset(key for key in found if key)
