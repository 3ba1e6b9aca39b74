"""What a real LibreOffice makes of the generated workbooks: filled in by hand, printed, lit."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from plan.actividades import measure_actividades
from plan.evaluado import Corte, Luz
from plan.frescura import freshness, moment_of
from plan.umbrales import Umbrales
from sync.template import Identity, blank, write_workbook
from tests.e2e.conftest import running_office

pytestmark = [pytest.mark.libreoffice, pytest.mark.xdist_group("office")]

Tell = Callable[[dict[str, Any]], None]

TODAY = date(2026, 11, 20)
STRICT = Umbrales(
    verde_puntos=0.02, verde_razon=0.98, amarillo_puntos=0.04, amarillo_razon=0.95, tolerancia=3
)
SHAPES = {"■": Luz.AZUL, "●": Luz.VERDE, "▲": Luz.AMARILLO, "✖": Luz.ROJO, "○": Luz.GRIS}


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tell]:
    folder = tmp_path_factory.mktemp("oficina")
    (folder / "vacia.xlsx").write_bytes(blank("planilla"))
    with running_office(folder / "perfil", folder / "vacia.xlsx") as tell:
        yield tell


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def activities() -> list[dict[str, Any]]:
    """Draw activities at every turn of the rules, on the edges of the thresholds too."""
    spans = [(-100, -99), (-40, -11), (-40, -10), (-9, -1), (-9, 0), (0, 0), (-9, 10), (-49, 50), (5, 30)]
    figures = [None, 0.0, 0.2, 0.39, 0.4, 0.445, 0.45, 0.47, 0.48, 0.5, 0.9, 0.95, 0.985, 0.99, 1.0]
    rows = [
        {"inicio_planificado": day(start), "fin_planificado": day(end), "avance": figure}
        for start, end in spans
        for figure in figures
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
