"""What a real LibreOffice makes of the generated workbooks: filled in by hand, printed, lit."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from plan import history
from plan.actividades import measure_actividades
from plan.config import Config
from plan.evaluado import Corte, Luz
from plan.frescura import freshness, moment_of
from plan.standard import STANDARD
from plan.umbrales import Umbrales
from sync.handout import hand_out
from sync.pipeline import Pipeline
from sync.template import Identity, blank, write_workbook
from tests.e2e.conftest import running_office
from tests.templates import LISTS, cells, validations
from tests.templates import OFFICE as OP
from tests.templates import ROWS as AWKWARD_ROWS

pytestmark = [pytest.mark.libreoffice, pytest.mark.xdist_group("office")]

Tell = Callable[[dict[str, Any]], None]

TODAY = date(2026, 11, 20)
STRICT = Umbrales(verde_puntos=0.02, verde_razon=0.9, amarillo_puntos=0.04, amarillo_razon=0.8, tolerancia=3)
SHAPES = {"■": Luz.AZUL, "●": Luz.VERDE, "▲": Luz.AMARILLO, "✖": Luz.ROJO, "○": Luz.GRIS}


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tell]:
    folder = tmp_path_factory.mktemp("oficina")
    (folder / "vacia.xlsx").write_bytes(blank("planilla"))
    with running_office(folder / "perfil", folder / "vacia.xlsx") as tell:
        yield tell


STRATEGY: dict[str, list[dict[str, Any]]] = {
    "Plan": [{"nombre": "Plan 2024-2027", "inicio": date(2023, 12, 10), "fin": date(2027, 12, 9)}],
    "Ejes": [{"codigo": "E1", "nombre": "Ciudad cercana", "ponderacion": 2}],
    "Dependencias": [
        {"codigo": "INT", "nombre": "Intendencia", "tipo": "Intendencia", "presenta_planilla": "No"},
        {
            "codigo": "OP",
            "nombre": "Obras Públicas",
            "tipo": "Secretaría",
            "depende_de": "INT",
            "correo": "obras@muni.example; ana@muni.example",
            "presenta_planilla": "Sí",
        },
    ],
    "Relaciones": [{"dependencia": "OP", "eje": "E1"}],
    "Lineamientos": [{"codigo": "L1", "eje": "E1", "nombre": "Mejorar la limpieza"}],
}
PLANNED = {"inicio_planificado": date(2026, 3, 2), "fin_planificado": date(2027, 2, 26)}
OFFICE: dict[str, list[dict[str, Any]]] = {
    "Informe": [{"corte": date(2026, 10, 31), "sin_novedades": "No"}],
    "Lineamientos": [{"codigo": "OP-L1", "eje": "E1", "nombre": "Renovar la red pluvial"}],
    "Programas": [
        {
            "codigo": "007",
            "nombre": "1/2 cuadra por día",
            "lineamiento": "OP-L1",
            "tipo": "Proyecto",
            "responsable": "Ana Ruiz; Luis Paz",
            "participan": "INT",
            **PLANNED,
            "estado": "En curso",
            "avance_reportado": 0.6,
        }
    ],
    "Actividades": [
        {
            "codigo": "007.1",
            "programa": "007",
            "nombre": "Relevamiento",
            **PLANNED,
            "inicio_real": date(2026, 3, 9),
            "avance": 0.6,
        },
        {
            "codigo": "007.2",
            "programa": "007",
            "nombre": "Inauguración",
            "hito": "Sí",
            "inicio_planificado": date(2027, 2, 26),
            "fin_planificado": date(2027, 2, 26),
            "avance": 0,
            "predecesora": "007.1",
        },
    ],
    "Presupuesto": [
        {
            "programa": "007",
            "ejercicio": 2026,
            "fuente": "Tesoro",
            "asignado": 12_500_000,
            "ejecutado": 7_000_000,
        }
    ],
    "Indicadores": [
        {
            "codigo": "I1",
            "programa": "007",
            "nombre": "Metros de conducto",
            "metodo_de_calculo": "Suma de metros",
            "unidad": "metros",
            "sentido": "Ascendente",
            "frecuencia": "Trimestral",
            "linea_base": 0,
            "meta": 1800,
            "fecha_de_la_meta": date(2027, 2, 26),
        }
    ],
    "Mediciones": [
        {"indicador": "I1", "fecha": date(2026, 6, 30), "programado": 600, "valor": 590.5},
        {"indicador": "I1", "fecha": date(2026, 9, 30), "programado": 900, "valor": 880},
    ],
}


def typed(tipo: str, rows: dict[str, list[dict[str, Any]]]) -> list[list[Any]]:
    """Spell rows as what a person types into which cell of a template; days as LibreOffice counts them."""
    entries = []
    for title, found in rows.items():
        names = [column.name for column in STANDARD[tipo].by_title[title].columns]
        for number, row in enumerate(found, start=2):
            for name, value in row.items():
                plain = (value - date(1899, 12, 30)).days if isinstance(value, date) else value
                entries.append([title, f"{get_column_letter(names.index(name) + 1)}{number}", plain])
    return entries


def test_templates_filled_in_and_saved_in_libreoffice_are_taken_without_a_word(
    tell: Tell, config: Config, pipeline: Pipeline, now: datetime, today: date
) -> None:
    folder = config.compartida
    (folder / "estrategia.xlsx").write_bytes(blank("estrategia"))
    tell({"abrir": str(folder / "estrategia.xlsx")})
    tell({"celdas": typed("estrategia", STRATEGY)})
    (strategy,) = pipeline.ingest(now)
    assert (strategy.situacion, strategy.problems) == ("vigente", ())
    with pipeline.memory.engine.connect() as connection:
        (path,) = hand_out(folder, connection, today, Umbrales())
    tell({"abrir": str(path)})
    tell({"celdas": typed("planilla", OFFICE)})
    (office,) = pipeline.ingest(now)
    assert (office.situacion, office.problems) == ("vigente", ())
    assert office.load is not None
    assert office.load.clase == "carga"
    assert office.load.tomadas == sum(map(len, OFFICE.values()))
    with pipeline.memory.engine.connect() as connection:
        assert [row["codigo"] for row in history.rows(connection, "programa")] == ["007"]


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def activities() -> list[dict[str, Any]]:
    """Draw activities at every turn of the rules, on the edges of the thresholds too."""
    spans = [(-100, -99), (-40, -11), (-40, -10), (-9, -1), (-9, 0), (0, 0), (-9, 10), (-49, 50), (5, 30)]
    figures = [None, 0.0, 0.2, 0.445, 0.45, 0.47, 0.48, 0.985, 0.99]
    by_ratio = [0.559, 0.56, 0.599, 0.6, 0.674, 0.675, 0.719, 0.72]
    rows = [
        {"inicio_planificado": day(start), "fin_planificado": day(end), "avance": figure}
        for start, end in spans
        for figure in figures
    ]
    rows += [
        {"inicio_planificado": day(-79), "fin_planificado": day(20), "avance": figure} for figure in by_ratio
    ]
    ends = {"inicio_planificado": day(-30), "fin_planificado": day(30), "avance": 0.1}
    rows += [
        {**ends, "fin_real": day(-2)},
        {**ends, "fin_real": day(0), "avance": 1.0},
        {**ends, "estado": "Cancelada"},
        {**ends, "estado": "Suspendida"},
        {**ends, "estado": "Suspendida", "justificacion": "Sin fondos"},
        *({**ends, "hito": "Sí", "fin_planificado": day(end)} for end in (-30, -4, -3, -1, 0, 4)),
        {**ends, "hito": "Sí", "avance": None},
    ]
    return [
        {
            "estado": None,
            "hito": None,
            "fin_real": None,
            "justificacion": None,
            **row,
            "codigo": f"A{number:03}",
        }
        for number, row in enumerate(rows)
    ]


def lights_of_the_plan(rows: list[dict[str, Any]], corte: date, umbrales: Umbrales) -> dict[str, Luz]:
    moment = moment_of(freshness(Corte(corte, declarado=True, carga=1), TODAY, umbrales), TODAY, umbrales)
    measured = measure_actividades(rows, (None, None), moment)
    return {one.fila["codigo"]: one.semaforo.luz for one in measured}


def lights_in_the_office(
    tell: Tell, folder: Path, rows: list[dict[str, Any]], corte: date, umbrales: Umbrales
) -> dict[str, Luz]:
    """Read the shape that stands before each date of the printed sheet."""
    content = {"Informe": [{"corte": corte}], "Actividades": rows}
    book = on_the_day(write_workbook(Identity("planilla", "OP"), content, umbrales=umbrales))
    (folder / "luces.xlsx").write_bytes(book)
    tell({"abrir": str(folder / "luces.xlsx")})
    tell({"pdf": str(folder / "luces.pdf")})
    words = ["pdftotext", "-layout", str(folder / "luces.pdf"), "-"]
    text = subprocess.run(words, capture_output=True, check=True, text=True).stdout
    found = re.findall(rf"^ *(A\d{{3}}) .*?([{''.join(SHAPES)}]) \d\d/", text, re.MULTILINE)
    return {code: SHAPES[shape] for code, shape in found}


def on_the_day(book: bytes) -> bytes:
    """Put the day of the test in the place of that on which the workbook is opened."""
    made = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            fixed = f"DATE({TODAY.year},{TODAY.month},{TODAY.day})".encode()
            target.writestr(name, source.read(name).replace(b"TODAY()", fixed))
    return made.getvalue()


@pytest.mark.parametrize(
    ("umbrales", "corte"),
    [(Umbrales(), TODAY), (STRICT, TODAY - timedelta(days=5))],
    ids=["factory", "changed"],
)
def test_libreoffice_lights_activities_as_the_plan_does(
    tell: Tell, tmp_path: Path, umbrales: Umbrales, corte: date
) -> None:
    rows = activities()
    told = lights_in_the_office(tell, tmp_path, rows, corte, umbrales)
    assert told == lights_of_the_plan(rows, corte, umbrales)
    assert set(told.values()) == set(Luz)


def test_libreoffice_gives_back_every_cell(tell: Tell, tmp_path: Path) -> None:
    # LibreOffice keeps 15 digits of a number and spells out escaped characters, so those stay out.
    programas = [{**row, "avance_reportado": 0.125} for row in AWKWARD_ROWS["Programas"][:11]]
    rows = {**AWKWARD_ROWS, "Programas": programas, "Presupuesto": []}
    path = tmp_path / "OP.xlsx"
    path.write_bytes(write_workbook(OP, rows, LISTS))
    before = load_workbook(path)
    tell({"abrir": str(path)})
    tell({"celdas": [["Lineamientos", "C2", rows["Lineamientos"][0]["nombre"]]]})
    after = load_workbook(path)
    assert before.properties.modified != after.properties.modified
    assert after.sheetnames == before.sheetnames
    for page in before:
        assert list(cells(after[page.title])) == list(cells(page))
        assert len(validations(after[page.title])) == len(validations(page))
        assert set(after[page.title].tables) == set(page.tables)
