"""While the shared folder is not as it should be, every page says so, and the public sees no names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from dashboard.day.visibility import View
from dashboard.folder import notice
from plan.folder import AUSENTE, BIEN, SITUATIONS
from sync.facts import Facts
from sync.standing import Standing
from tests.dashboard.factory import Factory

MORNING = datetime(2026, 11, 20, 12, 5, tzinfo=UTC)
PRIVATE = "No se puede leer la carpeta compartida /srv/compartida"
PAGES = ["/", "/programas", "/actualizacion", "/metodologia", "/?al=2026-11-01"]


@pytest.fixture
def away(populated: Factory) -> Factory:
    Facts(populated.engine).note_folder(Standing(AUSENTE, PRIVATE), MORNING)
    return populated


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_since_when_the_folder_is_away(away: Factory, client: FlaskClient, page: str) -> None:
    del away
    text = client.get(page).text
    assert "No se encuentra la carpeta compartida desde hoy a las 09:05." in text
    assert "Los datos que se ven son los últimos que se recibieron" in text
    assert "/srv/compartida" not in text


def test_the_band_stands_inside_what_open_pages_swap_and_goes_when_all_is_well(
    away: Factory, client: FlaskClient
) -> None:
    before = client.get("/version").json["sello"]
    text = client.get("/").text
    assert text.index("<main") < text.index("No se encuentra la carpeta compartida") < text.index("</main>")
    Facts(away.engine).note_folder(Standing(BIEN), MORNING)
    assert client.get("/version").json["sello"] != before
    assert "carpeta compartida desde" not in client.get("/").text


def test_what_lasts_keeps_its_beginning_and_what_stays_the_same_is_no_change(
    away: Factory, client: FlaskClient
) -> None:
    before = client.get("/version").json["sello"]
    facts, later = Facts(away.engine), MORNING.replace(hour=14)
    facts.note_folder(Standing(AUSENTE, PRIVATE), later)
    assert client.get("/version").json["sello"] == before
    facts.note_folder(Standing(AUSENTE, "otro motivo"), later)
    assert "desde hoy a las 09:05" in client.get("/").text


def test_an_error_page_needs_no_word_on_the_folder(away: Factory, client: FlaskClient) -> None:
    del away
    answer = client.get("/no-existe")
    assert (answer.status_code, "carpeta compartida" in answer.text) == (404, False)


@pytest.mark.parametrize("situacion", [each for each in SITUATIONS if each != BIEN])
def test_staff_see_the_names_and_what_to_do(situacion: str) -> None:
    noted = {"situacion": situacion, "desde": MORNING.isoformat(), "detalle": PRIVATE}
    zona, today = ZoneInfo("America/Argentina/Buenos_Aires"), date(2026, 11, 22)
    whole, public = (notice(noted, view, zona, today) for view in (View.WHOLE, View.PUBLIC))
    assert whole is not None
    assert public is not None
    assert (whole.detail, public.detail) == (PRIVATE, "")
    assert whole.heading == public.heading
    assert whole.heading.endswith("desde el 20/11/2026 a las 09:05.")


def test_a_folder_that_is_fine_or_was_never_scanned_needs_no_word() -> None:
    zona = ZoneInfo("America/Argentina/Buenos_Aires")
    for noted in ({}, {"situacion": BIEN, "desde": MORNING.isoformat(), "detalle": ""}):
        assert notice(noted, View.WHOLE, zona, MORNING.date()) is None
