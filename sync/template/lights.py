"""The indicative light of an activity: conditional formats that say in Excel what the tablero will say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plan.standard.vocabulary import Sheet
from plan.umbrales import Umbrales

TABLE = "actividad"
"""The table whose sheet carries the light."""

SHOWN = ("avance", "fin_planificado")
"""The columns that carry it."""

FIRST_FORMAT_ID = 200


@dataclass(frozen=True, slots=True)
class Light:
    """How a light looks in a cell, and when: a formula over the names of the columns."""

    word: str
    shape: str
    text: str
    fill: str
    when: str


BUSY = 'AND(ISNUMBER({fin_planificado}),{fin_real}="")'
PLAN = "MIN(1,(TODAY()-{inicio_planificado}+1)/MAX(1,{fin_planificado}-{inicio_planificado}+1))"
RUNNING = 'AND(ISNUMBER({inicio_planificado}),TODAY()>={inicio_planificado},{hito}<>"Sí",ISNUMBER({avance}))'
BEHIND = f"{PLAN}-{{avance}}"


def lights(umbrales: Umbrales) -> tuple[Light, ...]:
    """Spell the lights of an activity in the order in which they are tried; grey stops the rest."""
    green = _within(umbrales.verde_puntos, umbrales.verde_razon)
    yellow = _within(umbrales.amarillo_puntos, umbrales.amarillo_razon)
    late = f"TODAY()>{{fin_planificado}}+{umbrales.tolerancia}"
    return (
        Light("Suspendida o cancelada", "○", "414C57", "E9EDF1", '{estado}<>""'),
        Light("Terminada", "■", "0F4470", "DFECF8", 'AND({fin_real}<>"",{avance}<>"")'),
        Light("Vencida", "✖", "96140D", "FBE1DE", f"AND({BUSY},{late})"),
        Light("Vencida, en tolerancia", "▲", "6B4700", "FDEEBF", f"AND({BUSY},TODAY()>{{fin_planificado}})"),
        Light("En término", "●", "14603A", "DFF2E7", f"AND({BUSY},{RUNNING},{green})"),
        Light("En riesgo", "▲", "6B4700", "FDEEBF", f"AND({BUSY},{RUNNING},{yellow})"),
        Light("Atrasada", "✖", "96140D", "FBE1DE", f"AND({BUSY},{RUNNING})"),
    )


def add_lights(target: Worksheet, sheet: Sheet, last: int) -> None:
    """Put the lights on the sheet of the activities, down to row `last`."""
    if sheet.table != TABLE:
        return
    cells = {
        column.name: f"${get_column_letter(place)}2" for place, column in enumerate(sheet.columns, start=1)
    }
    formats = enumerate(_rules(cells), start=FIRST_FORMAT_ID)
    for number, (name, light, formula) in formats:
        letter = cells[name][1:-1]
        look = DifferentialStyle(
            font=Font(bold=True, color=light.text),
            fill=PatternFill(bgColor=light.fill, fill_type="solid"),
            numFmt=NumberFormat(number, f'"{light.shape} "{sheet.by_name[name].kind.excel_format}'),
        )
        rule = Rule(type="expression", dxf=look, formula=[formula], stopIfTrue=True)
        target.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _rules(cells: dict[str, str]) -> Iterator[tuple[str, Light, str]]:
    for name in SHOWN:
        for light in lights(Umbrales()):
            yield name, light, light.when.format_map(cells)


def _within(points: float, ratio: float) -> str:
    return f"OR({BEHIND}<={points:g},{{avance}}>={ratio:g}*{PLAN})"
