"""What is taken away: exactly what the list shows, of the right types, and no text becomes anything else."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard.downloads import objects, semicolons, workbook
from dashboard.downloads.table import (
    CUT,
    DATE,
    MOST_IN_A_CELL,
    NUMBER,
    PERCENT,
    POINTS,
    TEXT,
    Field,
    Table,
    fill,
)
from tests.dashboard.factory import Factory
from tests.dashboard.test_filters import codes
from tests.dashboard.town import programa
from tests.system import SOFFICE, need

ORDERS = (
    "=1+1",
    "+5",
    "-5",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\n=1+1",
    "  =1+1",
    "'ya con apóstrofo",
    "''dos",
    "\uff1d1+1",
    "|calc",
    "%0",
    "007",
    "1-2",
    "1.2.2003",
    "2026-11-20",
    "3E5",
    "12345678901234567890",
    "#N/A",
    "#REF!",
    "TRUE",
    "Verdadero",
    'comillas "dobles"; y punto y coma',
    "dos\nlíneas",
    "ñandú 👩‍👩‍👧 \u202e",
)


def a_table(texts: tuple[str, ...] | list[str]) -> Table:
    columns, records = fill(
        (
            Field("texto", "Texto", TEXT, lambda text: text),
            Field("fecha", "Fecha", DATE, lambda _: date(2026, 4, 3)),
            Field("parte", "Parte", PERCENT, lambda _: 0.805),
            Field("brecha", "Brecha", POINTS, lambda _: -0.1234),
            Field("monto", "Monto", NUMBER, lambda _: 1234567.5),
            Field("nada", "Nada", DATE, lambda _: None),
        ),
        texts,
    )
    return Table("cosas", "Cosas", columns, records, [("Municipio", "=San Martín")])


def records(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def sheet(content: bytes, title: str = "Cosas") -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(io.BytesIO(content))[title].iter_rows()
    return [dict(zip([cell.value for cell in head], row, strict=True)) for row in rows]


def test_a_csv_has_the_mark_semicolons_commas_and_days_nobody_turns_around() -> None:
    text = semicolons.write(a_table(["uno"])).decode("utf-8")
    assert text == (
        "\ufeffTexto;Fecha;Parte (%);Brecha (puntos);Monto;Nada\r\nuno;2026-04-03;80,5;-12,34;1234567,5;\r\n"
    )


def test_a_workbook_has_real_types_formats_and_a_header_that_stays() -> None:
    content = workbook.write(a_table(["uno"]))
    [row] = sheet(content)
    assert {title: (cell.value, cell.number_format) for title, cell in row.items()} == {
        "Texto": ("uno", "General"),
        "Fecha": (datetime(2026, 4, 3), "dd/mm/yyyy"),
        "Parte": (0.805, "0.0%"),
        "Brecha (puntos)": (-12.34, "+0.0;-0.0;0.0"),
        "Monto": (1234567.5, "#,##0.##"),
        "Nada": (None, "General"),
    }
    there = openpyxl.load_workbook(io.BytesIO(content))["Cosas"]
    assert (there.freeze_panes, there.auto_filter.ref) == ("A2", "A1:F2")
    assert there.column_dimensions["A"].width == TEXT.width
    assert (there["A1"].font.b, there["A1"].fill.fgColor.rgb) == (True, workbook.RIBBON)


def test_json_has_days_fractions_and_keys_for_programs() -> None:
    [row] = json.loads(objects.write(a_table(["uno"])))["cosas"]
    assert row == {
        "texto": "uno",
        "fecha": "2026-04-03",
        "parte": 0.805,
        "brecha": -0.1234,
        "monto": 1234567.5,
        "nada": None,
    }


def test_in_a_workbook_every_text_stays_that_text() -> None:
    content = workbook.write(a_table(ORDERS))
    cells = [row["Texto"] for row in sheet(content)]
    assert [cell.value for cell in cells] == list(ORDERS)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells[:3]] == [True, True, True]
    assert sheet(content, workbook.ABOUT)[0]["Valor"].data_type == "s"


@pytest.mark.parametrize("text", ORDERS)
def test_in_csv_what_would_be_taken_for_something_else_is_marked(text: str) -> None:
    [row] = records(semicolons.write(a_table([text])))
    assert unmarked(row["Texto"]) == text
    assert not row["Texto"].lstrip().startswith(("=", "+", "-", "@", "\uff1d", "|", "%"))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_no_text_is_lost_by_its_mark(text: str) -> None:
    spelt = semicolons.spell(text, TEXT)
    assert text == (spelt[1:] if spelt.startswith(semicolons.MARK) else spelt)
    assert not spelt.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.libreoffice
@pytest.mark.xdist_group("libreoffice")
def test_libreoffice_opens_both_files_and_finds_the_same_texts_days_and_numbers(tmp_path: Path) -> None:
    need(SOFFICE, "LibreOffice")
    (tmp_path / "lista.csv").write_bytes(semicolons.write(a_table(ORDERS)))
    (tmp_path / "libro.xlsx").write_bytes(workbook.write(a_table(ORDERS)))
    taken = opened(tmp_path, "lista.csv", "Text - txt - csv (StarCalc):59,34,76,1,,3082")
    kept = opened(tmp_path, "libro.xlsx", "Calc MS Excel 2007 XML")
    assert [row["Texto"].value for row in kept] == list(ORDERS)
    assert [unmarked(row["Texto"].value) for row in taken] == list(ORDERS)
    for row in (*kept, *taken):
        assert row["Texto"].data_type == "s"
        assert row["Fecha"].value == datetime(2026, 4, 3)
        assert row["Monto"].value == 1234567.5
    assert {row["Parte (%)"].value for row in taken} == {80.5}
    assert {row["Parte"].value for row in kept} == {0.805}


def unmarked(text: str) -> str:
    return text.removeprefix(semicolons.MARK)


def opened(folder: Path, name: str, filter_name: str) -> list[dict[str, Any]]:
    words = [SOFFICE, f"-env:UserInstallation={(folder / 'perfil').as_uri()}", "--headless"]
    words += [f"--infilter={filter_name}", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    words += ["--outdir", str(folder / "leido"), str(folder / name)]
    subprocess.run(words, check=True, capture_output=True)
    content = (folder / "leido" / name).with_suffix(".xlsx").read_bytes()
    return sheet(content, openpyxl.load_workbook(io.BytesIO(content)).sheetnames[0])


def test_a_text_longer_than_a_cell_is_cut_where_there_are_cells_and_whole_in_json() -> None:
    long = "👍" * 20_000
    table = a_table([long])
    [row] = sheet(workbook.write(table))
    assert row["Texto"].value.endswith(CUT)
    assert len(row["Texto"].value.encode("utf-16-le")) <= 2 * MOST_IN_A_CELL
    assert records(semicolons.write(table))[0]["Texto"].endswith(CUT)
    assert json.loads(objects.write(table))["cosas"][0]["texto"] == long


QUERIES = ("", "orden=-fin", "semaforo=gris&orden=nombre", "texto=red&eje=e1", "texto=nada+que+ver")


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("formato", ["csv", "xlsx", "json"])
def test_a_file_has_the_programmes_of_the_list_in_its_order(
    visitor: FlaskClient, query: str, formato: str
) -> None:
    answer = visitor.get(f"/programas.{formato}?{query}")
    read = {
        "csv": lambda: [row["Código"] for row in records(answer.data)],
        "xlsx": lambda: [row["Código"].value for row in sheet(answer.data, "Programas")],
        "json": lambda: [row["codigo"] for row in json.loads(answer.data)["programas"]],
    }
    assert read[formato]() == codes(visitor, query)


def test_a_file_has_every_page(populated: Factory, client: FlaskClient) -> None:
    for number in range(101):
        programa(populated, "OP", f"EXTRA-{number}", nombre="Obra menor")
    assert len(records(client.get("/programas.csv?texto=obra+menor&pagina=2").data)) == 101


def test_a_file_tells_what_it_is(visitor: FlaskClient) -> None:
    told = sheet(visitor.get("/programas.xlsx?semaforo=rojo&texto=red&al=2026-11-19").data, workbook.ABOUT)
    facts = {row["Dato"].value: row["Valor"].value for row in told}
    assert facts["Situación al"] == "19/11/2026"
    assert facts["Filtro"] == "Texto: red; Semáforo: Atrasado o vencido"
    assert facts["Filas"] == "1"
    told = json.loads(visitor.get("/programas.json?semaforo=rojo&texto=red").data)
    assert (told["al"], told["filtro"]) == ("2026-11-20", {"semaforo": "rojo", "texto": "red"})


def test_a_file_is_named_by_its_day(visitor: FlaskClient) -> None:
    answer = visitor.get("/programas.csv?al=2026-11-19")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="programas-2026-11-19.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_a_row_says_what_the_page_of_its_programme_says(visitor: FlaskClient) -> None:
    [row] = json.loads(visitor.get("/programas.json?texto=op-1").data)["programas"]
    assert row["enlace"] == "http://localhost/programas/OP/OP-1"
    assert (row["semaforo"], row["motivo"], row["eje"]) == ("rojo", "atrasado", "E1")
    assert row["desvio"] == pytest.approx(row["real"] - row["planificado"], abs=1e-5)
    assert row["marcas"] == ["discrepancia"]
    assert row["responsable"] == ["Paula Ferreyra"]


def test_a_file_asked_for_in_vain_says_why(visitor: FlaskClient) -> None:
    assert visitor.get("/programas.csv?semaforo=rosa").status_code == 400
    assert visitor.get("/programas.pdf").status_code == 404


def test_a_file_of_a_day_before_the_first_load_is_empty(visitor: FlaskClient) -> None:
    assert records(visitor.get("/programas.csv?al=2026-08-01").data) == []


def test_files_of_the_whole_plan_are_for_the_machine_itself(populated: Factory, client: FlaskClient) -> None:
    programa(populated, "OP", "OP-9", nombre="Reservado", publico="No", observaciones="interna")
    assert b"Reservado" not in client.get("/programas.csv").data
    whole = client.get("/programas.csv?vista=completa").data.decode()
    assert "Reservado" in whole
    assert "interna" in whole
    away = {"REMOTE_ADDR": "192.168.0.9"}
    assert client.get("/programas.csv?vista=completa", environ_overrides=away).status_code == 403


def test_the_indicators_can_be_taken_away_too(visitor: FlaskClient) -> None:
    told = json.loads(visitor.get("/indicadores.json?texto=metros").data)
    [row] = told["indicadores"]
    assert (row["codigo"], row["programa"], row["valor"], row["referencia"]) == ("I1", "OP-1", 742, 900)
    assert row["cumplimiento"] == pytest.approx(742 / 900, abs=1e-6)
    assert visitor.get(row["enlace"].removeprefix("http://localhost")).status_code == 200
    assert 'href="/indicadores.xlsx?texto=metros" download' in visitor.get("/indicadores?texto=metros").text
    assert json.loads(visitor.get("/indicadores.json?texto=nada").data)["indicadores"] == []
