"""Whatever the cells hold, every page that can be reached and every file is inert, short and whole."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import openpyxl
import pytest
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.wording import plain
from plan.config import Config
from plan.database import reader
from tests.conftest import write_config
from tests.dashboard.factory import Factory
from tests.dashboard.hostile import HOSTILE, overwrite, walk
from tests.dashboard.test_downloads import records

pytestmark = pytest.mark.xdist_group("hostile")  # one walk serves them all

LONGEST_IN_A_PAGE = 1000
"""Characters of a cell that a page shows without being asked for more."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as a browser reads it."""

    address: str
    errors: list[str]
    elements: list[Any]


@pytest.fixture(scope="module")
def reached(
    model: Config, today: date, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, bytes]]:
    """Every kind of page and file of a town full of a hostile text, by type and address."""
    folder = tmp_path_factory.mktemp("hostil")
    (folder / "datos").mkdir()
    shutil.copy(model.datos / "tablero.sqlite", folder / "datos")
    config = write_config(folder, {"carpetas.datos": "datos"})
    made = Factory(config)
    overwrite(made, HOSTILE)
    made.engine.dispose()
    engine = reader(config)
    client = create_app(config, engine, lambda: today).test_client()
    yield {f"{answer.mimetype} {address}": body_of(address, answer) for address, answer in walk(client)}
    engine.dispose()


def body_of(address: str, answer: TestResponse) -> bytes:
    assert answer.status_code == 200, address
    return answer.data


def of_type(reached: dict[str, bytes], *types: str) -> dict[str, bytes]:
    return {address: body for address, body in reached.items() if address.startswith(types)}


@pytest.fixture(scope="module")
def pages(reached: dict[str, bytes]) -> list[Parsed]:
    return [parsed(address, body.decode()) for address, body in of_type(reached, "text/html").items()]


def parsed(address: str, page: str) -> Parsed:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(page)
    found = [each for each in tree.iter() if isinstance(each.tag, str)]
    return Parsed(address, [code for _, code, _ in parser.errors], found)


def test_the_walk_reaches_pages_and_files(reached: dict[str, bytes]) -> None:
    assert len(of_type(reached, "text/html")) > 10
    assert len(of_type(reached, "text/csv")) > 2


def test_every_page_is_valid_and_holds_no_element_of_a_cell(pages: list[Parsed]) -> None:
    for page in pages:
        assert page.errors == [], page.address
        for element in page.elements:
            assert element.tag not in {"iframe", "object", "embed", "style"}, page.address
            assert element.tag != "img" or str(element.get("src")).startswith("/ayuda/imagenes/")
            assert not [name for name in element.attrib if str(name).startswith("on")], page.address
            assert element.tag != "script" or element.get("src") or element.get("type") == "application/json"


def test_a_long_text_is_clipped_unless_it_is_asked_for(pages: list[Parsed]) -> None:
    too_long = {
        f"{page.address} {element.tag}"
        for page in pages
        for element in page.elements
        if element.get("class") != "texto" and element.tag != "script"
        if max(map(len, [element.text or "", *element.attrib.values()])) > LONGEST_IN_A_PAGE
    }
    assert too_long == set()


def test_every_text_is_whole_in_json(reached: dict[str, bytes]) -> None:
    found = [
        json.loads(body)["programas"]
        for address, body in of_type(reached, "application/json").items()
        if "/programas.json" in address
    ]
    assert found
    assert {row["nombre"] for rows in found for row in rows} == {plain(HOSTILE)}


def test_no_cell_of_a_csv_is_an_order(reached: dict[str, bytes]) -> None:
    for address, body in of_type(reached, "text/csv").items():
        for row in records(body):
            for value in row.values():
                assert not value.lstrip().startswith(("=", "+", "@")), address


def test_no_cell_of_a_workbook_is_a_formula(reached: dict[str, bytes]) -> None:
    books = of_type(reached, "application/vnd")
    assert books
    for body in books.values():
        for sheet in openpyxl.load_workbook(io.BytesIO(body), read_only=True):
            assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_every_drawing_is_xml_without_scripts(reached: dict[str, bytes]) -> None:
    for address, body in of_type(reached, "image/svg").items():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(body).iter()}
        assert "script" not in tags, address
