"""What every request of the site shares: configuration, engine, today, and the pages already made."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import sqlalchemy as sa
from flask import Response, current_app, make_response, render_template, request

from dashboard import queries
from dashboard.evaluations import Evaluations, Recent
from dashboard.folder import Notice, notice
from dashboard.listing.filters import FilterError
from dashboard.photo import Photo
from dashboard.visibility import View
from plan import VERSION, history
from plan.config import Config
from plan.figures import short_date

FIRST_DAY = date(1970, 1, 1)
_MOST_PAGES = 64
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Site:
    """The site of one municipality."""

    config: Config
    engine: sa.Engine
    today: Callable[[], date]
    evaluations: Evaluations
    pages: Recent[Response] = field(default_factory=lambda: Recent(_MOST_PAGES))

    @property
    def fingerprint(self) -> str:
        """A fingerprint of what pages depend on beside the data: the program and its configuration."""
        return _digest(f"{VERSION} {self.config.nombre} {self.config.zona} {self.config.umbrales}")

    def version(self) -> int:
        """Read the counter of visible changes."""
        with self.engine.connect() as connection:
            return history.version(connection)

    def stamp(self) -> str:
        """Stamp what a page was made of: data, day, program and configuration."""
        return f"{self.version()}-{self.today():%Y%m%d}-{self.fingerprint}"


def current_site() -> Site:
    """Give the site that answers the request."""
    return cast("Site", current_app.extensions["site"])


def view() -> View:
    """Say what may be seen: everybody is the public as long as nobody can log in."""
    return View.PUBLIC


def folder_notice() -> list[Notice]:
    """Give what is to be told of the shared folder, if anything."""
    site = current_site()
    with site.engine.connect() as connection:
        noted = history.folder(connection)
    found = notice(noted, view(), site.config.zona, site.today())
    return [found] if found else []


def asked_photo() -> Photo:
    """Give the day that the address asks for, today when it asks for none."""
    site = current_site()
    today = site.today()
    return site.evaluations.photo(view(), asked_day(today) or today, today)


def asked_day(today: date) -> date | None:
    """Read `al` from the address.

    Raises:
        FilterError: when it is no day that can be shown.
    """
    text = request.args.get("al", "").strip()
    if not text:
        return None
    found = _parse(text)
    if found is None:
        raise FilterError([f"al: «{text[:40]}» no es una fecha; se escribe AAAA-MM-DD, por ejemplo {today}."])
    if not FIRST_DAY <= found <= today:
        raise FilterError(
            [f"al: se puede ver desde el {short_date(FIRST_DAY)} hasta hoy, {short_date(today)}."]
        )
    return found


def nothing_yet(day: Photo) -> str:
    """Make the page of a day without data: since when there are any, or how to begin."""
    site = current_site()
    with site.engine.connect() as connection:
        first = queries.first_day(connection, view(), site.config.zona)
    return render_template("empty.html", photo=day, first=first)


def page(make: Callable[..., str]) -> Callable[..., Response]:
    """Make a view keep its pages while they are true, and answer 304 to who has them already."""

    @functools.wraps(make)
    def answer(**arguments: str) -> Response:
        site = current_site()
        tag = _digest(f"{site.stamp()} {view().value} {request.full_path}")
        if request.if_none_match.contains_weak(tag):
            return _labelled(Response(status=304), tag)
        made = site.pages.get(tag, lambda: make_response(make(**arguments)))
        return _labelled(Response(made.get_data(), mimetype=made.mimetype), tag)

    return answer


def _labelled(response: Response, tag: str) -> Response:
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _parse(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
