"""What every request of the site shares: configuration, engine, today, and the pages already made."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import cast

import sqlalchemy as sa
from flask import Response, current_app, g, make_response, render_template, request

from dashboard.asked import asked_day, from_here, view
from dashboard.day.photo import Photo
from dashboard.day.visibility import View
from dashboard.folder import Notice, notice
from dashboard.keeping.evaluations import Evaluations
from dashboard.keeping.kept_pages import MOST_BYTES, KeptPage
from dashboard.keeping.recent import Recent
from dashboard.pages.counting import trend_days
from plan import VERSION, history
from plan.config import Config


@dataclass(frozen=True)
class Site:
    """The site of one municipality."""

    config: Config
    engine: sa.Engine
    today: Callable[[], date]
    evaluations: Evaluations
    pages: Recent[KeptPage] = field(default_factory=lambda: Recent(MOST_BYTES, lambda kept: kept.weight))

    @cached_property
    def fingerprint(self) -> str:
        """A fingerprint of what pages depend on beside the data: the program and its configuration."""
        return _digest(f"{VERSION} {self.config.nombre} {self.config.zona} {self.config.umbrales}")

    def version(self) -> int:
        """Read the counter of visible changes."""
        return self.evaluations.version

    def last_carga(self) -> int:
        """Give the number of the last load."""
        return self.evaluations.facts.get(history.last_number)

    def stamp(self) -> str:
        """Stamp what a page was made of: data, what is known of past days, day, program and configuration."""
        known = self.evaluations.edition
        return f"{self.version()}-{known}-{self.today():%Y%m%d}-{self.fingerprint}"

    def prepare(self) -> None:
        """Take what the first page of the day will ask for, before it does."""
        today = self.today()
        self.evaluations.prepare(View.PUBLIC, trend_days(today), today)


def current_site() -> Site:
    """Give the site that answers the request."""
    return cast("Site", current_app.extensions["site"])


def folder_notice() -> list[Notice]:
    """Give what is to be told of the shared folder, if anything."""
    site = current_site()
    noted = site.evaluations.facts.get(history.folder)
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
    moment = site.evaluations.facts.get(history.first_moment)
    return moment.astimezone(site.config.zona).date() if moment else None


def calculating() -> bool:
    """Tell whether what is being answered lacks past days that are being measured."""
    unmeasured = current_site().evaluations.unmeasured
    return bool(unmeasured != g.get("unmeasured", unmeasured))


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
        kept = site.pages.peek(tag)
        if kept is None:
            g.unmeasured = site.evaluations.unmeasured
            made = make_response(make(**arguments))
            if calculating():
                return _private(made)
            kept = KeptPage(made.get_data(), str(made.mimetype))
            if kept.fits:
                site.pages.put(tag, kept)
        return _labelled(kept.answer(request), tag)

    return answer


def fleeting_page(make: Callable[..., str]) -> Callable[..., Response]:
    """Make a page of the whole view that nobody keeps: what it tells moves without a visible change."""

    @functools.wraps(make)
    def answer(**arguments: str) -> Response:
        return _private(make_response(make(**arguments)))

    return answer


def day_page(make: Callable[..., str]) -> Callable[..., Response]:
    """Make a page of a day: the view is given the day, unless a past one before any plan is all there is."""

    @page
    @functools.wraps(make)
    def answer(**arguments: str) -> str:
        day = asked_photo()
        return nothing_yet(day) if day.past and day.empty else make(day, **arguments)

    return answer


def _labelled(response: Response, tag: str) -> Response:
    """Tell browsers how to know a page again, and to ask whether it is still true."""
    response.set_etag(tag, weak=True)
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = "no-cache"
    return response if view() is View.PUBLIC else _private(response)


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
