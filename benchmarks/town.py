"""A municipality of any size for measuring: valid rows and workbooks, the same ones every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from random import Random

from benchmarks.resaved import resaved
from plan.standard.vocabulary import Row
from sync.template import Identity, Saved, write_workbook

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
TODAY = NOW.date()
STRATEGY = "estrategia.xlsx"

_FIRST = date(2024, 1, 1)
_LAST = date(2027, 12, 31)
_PEOPLE = [
    f"{given} {family}"
    for given in ("Ana", "Luis", "Marta", "Pedro", "Rosa", "Hugo", "Irene", "Tomás")
    for family in ("Sosa", "Quiroga", "Ferreyra", "Benítez", "Ledesma")
]
_WORKS = ("Relevamiento", "Proyecto ejecutivo", "Licitación", "Adjudicación", "Obra", "Control", "Difusión")
_THINGS = ("del desagüe pluvial", "de la red de agua", "del alumbrado", "de la plaza", "del centro de salud")

Sheets = Mapping[str, Sequence[Row]]
"""Rows by title of their sheet."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows of each sheet an office has."""

    programas: int
    actividades: int
    indicadores: int
    mediciones: int

    @property
    def rows(self) -> int:
        """All of them together."""
        return self.programas + self.actividades + self.indicadores + self.mediciones


SMALL = Size(60, 600, 40, 200)
LARGE = Size(800, 16_000, 600, 3_200)
TINY = Size(1, 2, 1, 2)


def code(number: int) -> str:
    """Name an office; all names are as long, so that one may take the place of another in a workbook."""
    return f"D{number:03d}"


def strategy(offices: int) -> bytes:
    """Write the workbook of the strategy of a municipality with this many offices."""
    ejes = [{"codigo": f"E{n}", "nombre": f"Eje {n}"} for n in range(1, 5)]
    rows: Sheets = {
        "Plan": [{"nombre": "Plan 2024-2027", "inicio": _FIRST, "fin": _LAST}],
        "Ejes": ejes,
        "Dependencias": [
            {"codigo": code(n), "nombre": f"Secretaría {n}", "tipo": "Secretaría", "presenta_planilla": "Sí"}
            for n in range(offices)
        ],
        "Relaciones": [
            {"dependencia": code(n), "eje": eje["codigo"]} for n in range(offices) for eje in ejes
        ],
        "Lineamientos": [
            {"codigo": f"L{n}", "eje": f"E{n % 4 + 1}", "nombre": f"Lineamiento {n}"} for n in range(12)
        ],
    }
    return write_workbook(Identity("estrategia"), rows)


def office(size: Size, *, later: int = 0, changed: int | None = None) -> Sheets:
    """Make the rows of an office.

    Args:
        size: how many rows.
        later: how many hundredths more each activity under way has done.
        changed: in how many activities `later` shows; None for all of them.
    """
    random = Random(size.rows)
    programas = [_programa(number, random) for number in range(size.programas)]
    actividades = [
        _actividad(number, programas[number % size.programas], random) for number in range(size.actividades)
    ]
    return {
        "Informe": [
            {"corte": TODAY - timedelta(days=5), "sin_novedades": "No", "validado_por": "Marta Sosa"}
        ],
        "Programas": programas,
        "Actividades": _moved_on(actividades, later / 100, changed),
        "Indicadores": [
            _indicador(number, programas[number % size.programas]) for number in range(size.indicadores)
        ],
        "Mediciones": [_medicion(number, size.indicadores) for number in range(size.mediciones)],
    }


@cache
def first_workbook(size: Size) -> bytes:
    """Write the workbook of the first office, of a size."""
    return workbook(office(size), code(0))


def workbook(rows: Sheets, name: str) -> bytes:
    """Write the workbook of an office: the template filled in, as an office program saves it."""
    return resaved(write_workbook(Identity("planilla", name), rows, saved=Saved("Marta Sosa", NOW)))


def given_to(name: str, data: bytes) -> bytes:
    """Give the workbook of the first office to another one."""
    return rewritten(data, code(0), name)


def rewritten(data: bytes, old: str, new: str) -> bytes:
    """Give the same workbook with another text in every cell that holds this one."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            copy.writestr(entry, content.replace(f">{old}<".encode(), f">{new}<".encode()))
    return target.getvalue()


def unpacked(data: bytes) -> int:
    """Say how many bytes of XML a workbook holds."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        return sum(entry.file_size for entry in source.infolist())


def _moved_on(actividades: Sequence[Row], more: float, changed: int | None) -> list[Row]:
    under_way = [row["codigo"] for row in actividades if 0 < row["avance"] < 1]
    moved = set(under_way[:changed])
    return [
        {**row, "avance": round(row["avance"] + more, 2)} if row["codigo"] in moved else row
        for row in actividades
    ]


def _programa(number: int, random: Random) -> Row:
    start = _FIRST + timedelta(days=random.randrange(700, 1000))
    end = start + timedelta(days=random.randrange(150, 400))
    share = _share(start, end)
    return {
        "codigo": f"P-{number:04d}",
        "nombre": f"{_WORKS[number % 7]} {_THINGS[number % 5]} {number}",
        "lineamiento": f"L{number % 12}",
        "descripcion": f"Obra {_THINGS[number % 5]} para los vecinos de la zona {number % 40}.",
        "responsable": _PEOPLE[number % len(_PEOPLE)],
        "inicio_planificado": start,
        "fin_planificado": end,
        "estado": "No iniciado" if share == 0 else "En curso",
        "avance_reportado": share,
        "barrio": f"Barrio {number % 40}",
        "expediente": f"EX-2026-{number:05d}",
    }


def _actividad(number: int, programa: Row, random: Random) -> Row:
    start = programa["inicio_planificado"] + timedelta(days=random.randrange(100))
    end = min(start + timedelta(days=random.randrange(20, 200)), programa["fin_planificado"])
    share = _share(start, end) * random.choice((0.6, 0.8, 0.9, 1))
    finished = end < TODAY and share > 0.7
    return {
        "codigo": f"{programa['codigo']}.{number:05d}",
        "programa": programa["codigo"],
        "nombre": f"{_WORKS[number % 7]} {_THINGS[number % 5]}, etapa {number}",
        "responsable": _PEOPLE[number % len(_PEOPLE)],
        "inicio_planificado": start,
        "fin_planificado": end,
        "inicio_real": start if share or finished else None,
        "fin_real": end if finished else None,
        "avance": 1.0 if finished else round(share, 2),
        "ponderacion": float(number % 3 + 1),
        "evidencia": f"Acta {number}/2026, https://nube/{random.getrandbits(160):040x}",
        "observaciones": f"Ver el informe {number} de la inspección del mes." if number % 3 else None,
    }


def _share(start: date, end: date) -> float:
    return round(min(max((TODAY - start).days / max((end - start).days, 1), 0), 0.85), 2)


def _indicador(number: int, programa: Row) -> Row:
    return {
        "codigo": f"I-{number:04d}",
        "programa": programa["codigo"],
        "nombre": f"Metros ejecutados {_THINGS[number % 5]} {number}",
        "tipo": "Producto",
        "metodo_de_calculo": "Suma de metros certificados",
        "unidad": "metros",
        "sentido": "Ascendente",
        "frecuencia": "Trimestral",
        "linea_base": 0.0,
        "meta": 1000.0,
        "fecha_de_la_meta": _LAST,
    }


def _medicion(number: int, indicadores: int) -> Row:
    turn, indicador = divmod(number, indicadores)
    return {
        "indicador": f"I-{indicador:04d}",
        "fecha": _FIRST + timedelta(days=92 * (turn + 1)),
        "programado": 50.0 * (turn + 1),
        "valor": 45.0 * (turn + 1) + indicador % 10,
    }
