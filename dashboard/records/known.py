"""What the pages of a side are made from, gathered for a request."""

from __future__ import annotations

from dashboard.asked import view
from dashboard.day.indicadores import indicadores
from dashboard.day.photo import Photo
from dashboard.pages.counting import trend_days
from dashboard.pages.lado import Known
from dashboard.records import queries
from dashboard.site import current_site


def known_of(day: Photo) -> Known:
    """Gather what is known of a day and of the weeks before it."""
    site = current_site()
    with site.engine.connect() as connection:
        cargas = queries.taken_loads(connection, view(), day, site.config.zona)
        words = queries.last_words(connection, view(), day, site.config.zona)
    return Known(
        photo=day,
        days=site.evaluations.days(view(), trend_days(day.al), day.today),
        cargas=cargas,
        words=words,
        umbrales=site.config.umbrales,
        indicadores=indicadores(day),
    )
