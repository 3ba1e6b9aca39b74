"""Everything public can be taken away, as the offices filled it in, and the dictionary says what it is."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.day.visibility import MASK
from dashboard.downloads.hojas import HOJAS
from plan.standard import TABLES
from tests.dashboard.factory import Factory
from tests.dashboard.test_downloads import records, sheet


@pytest.mark.parametrize("hoja", HOJAS)
def test_every_sheet_gives_its_rows_in_every_format(visitor: FlaskClient, hoja: str) -> None:
    columns = [column for column in TABLES[HOJAS[hoja]].columns if column.public]
    told = json.loads(visitor.get(f"/datos/{hoja}.json").data)
    rows = records(visitor.get(f"/datos/{hoja}.csv").data)
    cells = sheet(visitor.get(f"/datos/{hoja}.xlsx").data, TABLES[HOJAS[hoja]].title)
    assert told["filas"] == len(told[hoja]) == len(rows) == len(cells)
    for row in told[hoja]:
        assert [name for name in row if name != "planilla"] == [column.name for column in columns]


def test_a_row_is_as_its_office_wrote_it(visitor: FlaskClient) -> None:
    rows = json.loads(visitor.get("/datos/actividades.json").data)["actividades"]
    row = next(each for each in rows if each["codigo"] == "OP-1.2")
    assert (row["planilla"], row["programa"], row["avance"], row["predecesora"]) == (
        "OP",
        "OP-1",
        0.4,
        ["OP-1.1"],
    )
    assert (row["inicio_planificado"], row["fin_real"]) == ("2026-01-01", None)


def test_what_is_private_has_no_column_and_no_mask(populated: Factory, client: FlaskClient) -> None:
    del populated
    text = client.get("/datos/programas.csv").data.decode()
    assert "Justificación" not in text
    assert MASK not in text
    assert "Justificación;Observaciones" in client.get("/datos/programas.csv?vista=completa").data.decode()


def test_a_file_of_the_past_has_what_was_known_then(visitor: FlaskClient) -> None:
    then = json.loads(visitor.get("/datos/programas.json?al=2026-10-01").data)
    assert [row["codigo"] for row in then["programas"]] == ["SAL-1"]
    assert then["al"] == "2026-10-01"


def test_the_zip_has_every_list_and_says_what_they_are(visitor: FlaskClient) -> None:
    answer = visitor.get("/datos/tablero.zip")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tablero-2026-11-20.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.data)) as bundle:
        names = set(bundle.namelist())
        assert names == {f"{hoja}.csv" for hoja in HOJAS} | {
            "LEEME.txt",
            "programas_con_semaforo.csv",
            "indicadores_con_semaforo.csv",
            "diccionario.csv",
        }
        assert len(records(bundle.read("programas_con_semaforo.csv"))) == 8
        assert "Situación al: 20/11/2026" in bundle.read("LEEME.txt").decode("utf-8-sig")


def test_the_page_offers_every_file_and_explains_every_column(visitor: FlaskClient) -> None:
    page = visitor.get("/datos").get_data(as_text=True)
    offered = re.findall(r'href="(/[^"]+)" download', page)
    assert len(offered) == 1 + 3 * (len(HOJAS) + 3)
    assert {visitor.get(address).status_code for address in offered} == {200}
    for table in TABLES.values():
        for column in table.columns:
            assert f"<code>{column.name}</code>" in page


def test_the_dictionary_has_every_column(visitor: FlaskClient) -> None:
    told = json.loads(visitor.get("/datos/diccionario.json").data)["diccionario"]
    assert len(told) == sum(len(table.columns) for table in TABLES.values())
    secret = {row["nombre"] for row in told if row["se_publica"] == "No"}
    assert {"justificacion", "observaciones", "correo", "comentario"} <= secret


def test_an_unknown_list_offers_the_nearest(visitor: FlaskClient) -> None:
    answer = visitor.get("/datos/actividad.csv")
    assert answer.status_code == 404
    assert 'href="/datos/actividades.csv"' in answer.get_data(as_text=True)


def test_with_nothing_loaded_files_are_empty_and_whole(factory: Factory, client: FlaskClient) -> None:
    del factory
    assert client.get("/datos").status_code == 200
    assert client.get("/datos/tablero.zip").status_code == 200
    assert records(client.get("/datos/programas.csv").data) == []


def test_a_file_is_not_sent_twice(visitor: FlaskClient) -> None:
    tag = visitor.get("/datos/ejes.csv").headers["ETag"]
    assert visitor.get("/datos/ejes.csv", headers={"If-None-Match": tag}).status_code == 304


def test_a_day_is_the_day_of_its_data(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    assert client.get("/datos/ejes.csv?al=2026-11-19").status_code == 200
