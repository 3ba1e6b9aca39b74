"""What every request of the site shares: configuration, engine, today, and the pages already made."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import sqlalchemy as sa
from flask import Response, current_app, make_response, render_template, request

from dashboard import queries
from dashboard.asked import asked_day, from_here, view
from dashboard.evaluations import Evaluations
from dashboard.folder import Notice, notice
from dashboard.photo import Photo
from dashboard.recent import Recent
from dashboard.visibility import View
from plan import VERSION, history
from plan.config import Config

_MOST_PAGES = 64


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


def first_day() -> date | None:
    """Say since when there are data; None when nothing was ever loaded."""
    site = current_site()
    with site.engine.connect() as connection:
        return queries.first_day(connection, view(), site.config.zona)


def nothing_yet(day: Photo) -> str:
    """Make the page of a day without data: since when there are any, or how to begin."""
    return render_template("empty.html", photo=day, first=first_day())


def page(make: Callable[..., str | Response]) -> Callable[..., Response]:
    """Make a view keep its pages while they are true, and answer 304 to who has them already."""

    @functools.wraps(make)
    def answer(**arguments: str) -> Response:
        site = current_site()
        # The menu depends on who asks; what is downloaded holds whole addresses.
        seen = f"{view().value} {from_here(request)} {request.host_url}"
        tag = _digest(f"{site.stamp()} {seen} {request.full_path}")
        if request.if_none_match.contains_weak(tag):
            return _labelled(Response(status=304), tag)
        made = site.pages.get(tag, lambda: make_response(make(**arguments)))
        return _labelled(Response(made.get_data(), mimetype=made.mimetype), tag)

    return answer


def _labelled(response: Response, tag: str) -> Response:
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache" if view() is View.PUBLIC else "private, no-store"
    return response


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
