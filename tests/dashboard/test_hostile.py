"""Whatever the cells hold, every page that can be reached and every file is inert, short and whole."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

import html5lib
import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.wording import plain
from plan.config import Config
from plan.database import reader
from tests.conftest import write_config
from tests.dashboard.factory import Factory
from tests.dashboard.hostile import TEXTS, overwrite, walk
from tests.dashboard.test_downloads import records
from tests.dashboard.validity import errors

LONGEST_IN_A_PAGE = 1000
"""Characters of a cell that a page shows without being asked for more."""


@pytest.fixture(scope="module", params=TEXTS.values(), ids=TEXTS)
def text(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def reached(
    text: str, model: Config, today: date, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, bytes]]:
    """Every kind of page and file of a town full of a text, by address."""
    folder = tmp_path_factory.mktemp("hostil")
    (folder / "datos").mkdir()
    shutil.copy(model.datos / "tablero.sqlite", folder / "datos")
    config = write_config(folder, {"carpetas.datos": "datos"})
    made = Factory(config)
    overwrite(made, text)
    made.engine.dispose()
    engine = reader(config)
    client = create_app(config, engine, lambda: today).test_client()
    yield dict(answers(client))
    engine.dispose()


def answers(client: FlaskClient) -> Iterator[tuple[str, bytes]]:
    for start in ("/", "/?vista=completa&al=2026-11-19"):
        for address, answer in walk(client, start):
            assert answer.status_code == 200, address
            yield f"{answer.mimetype} {address}", answer.data


def of_type(reached: dict[str, bytes], *types: str) -> dict[str, bytes]:
    return {address: body for address, body in reached.items() if address.startswith(types)}


def test_the_walk_reaches_pages_and_files(reached: dict[str, bytes]) -> None:
    assert len(of_type(reached, "text/html")) > 10
    assert len(of_type(reached, "text/csv")) > 2


def test_every_page_is_valid_and_holds_no_element_of_a_cell(reached: dict[str, bytes]) -> None:
    for address, body in of_type(reached, "text/html").items():
        page = body.decode()
        assert errors(page) == [], address
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
        assert not names & {"img", "iframe", "object", "embed"}, address
        for element in tree.iter():
            assert not [name for name in element.attrib if str(name).startswith("on")], address
            assert element.tag != "script" or element.get("src") or element.get("type") == "application/json"


def test_a_long_text_is_clipped_unless_it_is_asked_for(reached: dict[str, bytes]) -> None:
    for address, body in of_type(reached, "text/html").items():
        tree = html5lib.parse(body.decode(), namespaceHTMLElements=False)
        for element in tree.iter():
            if element.get("class") == "texto" or element.tag == "script":
                continue
            assert len(element.text or "") < LONGEST_IN_A_PAGE, (address, element.tag, element.attrib)
            assert max((len(value) for value in element.attrib.values()), default=0) < LONGEST_IN_A_PAGE, (
                address
            )


def test_every_text_is_whole_in_json(reached: dict[str, bytes], text: str) -> None:
    found = [
        json.loads(body)["programas"]
        for address, body in of_type(reached, "application/json").items()
        if "/programas.json" in address
    ]
    assert found
    assert {row["nombre"] for rows in found for row in rows} == {plain(text)}


def test_no_cell_of_a_csv_is_an_order(reached: dict[str, bytes]) -> None:
    for address, body in of_type(reached, "text/csv").items():
        for row in records(body):
            for value in row.values():
                assert not value.lstrip().startswith(("=", "+", "@")), address


def test_no_cell_of_a_workbook_is_a_formula(reached: dict[str, bytes]) -> None:
    books = of_type(reached, "application/vnd")
    assert books
    for body in list(books.values())[:4]:
        for sheet in openpyxl.load_workbook(io.BytesIO(body), read_only=True):
            assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_every_drawing_is_xml_without_scripts(reached: dict[str, bytes]) -> None:
    for address, body in of_type(reached, "image/svg").items():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(body).iter()}
        assert "script" not in tags, address
