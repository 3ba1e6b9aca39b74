"""The indicative light of an activity: conditional formats that say in Excel what the tablero will say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import Workbook as Target
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from plan.bands import EPSILON
from plan.figures import days, number
from plan.standard.planilla import INFORME
from plan.standard.vocabulary import Sheet
from plan.umbrales import Umbrales
from sync.template.styles import UNDERLINE

TABLE = "actividad"
"""The table whose sheet carries the light."""

SHOWN = ("avance", "fin_planificado")
"""The columns that carry it."""

FIRST_FORMAT_ID = 200

DAY = "dia_que_se_mide"
"""The name of the day on which the plan is measured: the corte of the workbook, at most today."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the lights of a colour look: their shape, and the colours of text and cell."""

    shape: str
    text: str
    fill: str


AZUL = Look("■", "0F4470", "DFECF8")
VERDE = Look("●", "14603A", "DFF2E7")
AMARILLO = Look("▲", "6B4700", "FDEEBF")
ROJO = Look("✖", "96140D", "FBE1DE")
GRIS = Look("○", "414C57", "E9EDF1")


@dataclass(frozen=True, slots=True)
class Light:
    """A light: its word and look, when it is lit (a formula over the names of columns), and what it says."""

    word: str
    look: Look
    when: str
    says: str


STOPPED = 'OR({estado}="Cancelada",AND({estado}="Suspendida",{justificacion}<>""))'
FINISHED = "AND(ISNUMBER({fin_real}),{fin_real}<=TODAY())"
PAST = "AND(ISNUMBER({fin_planificado}),{fin_planificado}<TODAY())"
HITO = '{hito}="Sí"'
BEGUN = f"AND(ISNUMBER({{inicio_planificado}}),{DAY}>={{inicio_planificado}},ISNUMBER({{fin_planificado}}))"
AHEAD = (
    "AND(ISNUMBER({fin_planificado}),"
    f"OR({HITO},AND(ISNUMBER({{inicio_planificado}}),{DAY}<{{inicio_planificado}})))"
)
INFORMED = "ISNUMBER({avance})"
PLAN = f"MIN(1,({DAY}-{{inicio_planificado}}+1)/MAX(1,{{fin_planificado}}-{{inicio_planificado}}+1))"


def lights(umbrales: Umbrales) -> tuple[Light, ...]:
    """Spell the lights of an activity in the order in which they are tried: the first that fits is lit.

    They judge as `plan.semaforo` does, but know neither the dates of the programme nor whether the office
    is fresh.
    """
    late = f"TODAY()-{{fin_planificado}}>{umbrales.tolerancia}"
    to_close = f"{INFORMED},{{avance}}>={umbrales.por_cerrar - EPSILON!r}"
    allowed = days(umbrales.tolerancia)
    return (
        Light("Suspendida o cancelada", GRIS, STOPPED, "Con su estado; la suspendida, con justificación."),
        Light("Terminada", AZUL, FINISHED, "Tiene fin real."),
        Light(
            "Por cerrar", AMARILLO, f"AND({PAST},{to_close})", "Pasó su fin y está hecha: falta el fin real."
        ),
        Light("Vencida", ROJO, f"AND({PAST},{late})", f"Pasaron más de {allowed} desde su fin planificado."),
        Light("Vencida, en tolerancia", AMARILLO, PAST, f"Pasó su fin planificado, hasta {allowed}."),
        Light(
            "Adelantada", VERDE, f"AND({AHEAD},{INFORMED},{{avance}}>0)", "Avanza antes de lo planificado."
        ),
        Light("Aún no inicia", GRIS, AHEAD, "Todavía no llegó su fecha."),
        Light("Sin dato", GRIS, f"AND({BEGUN},NOT({INFORMED}))", "Ya empezó y falta el avance."),
        *_compared(umbrales),
    )


def _compared(umbrales: Umbrales) -> Iterator[Light]:
    """Spell the lights of an activity under way, by what it should have done and what it has."""
    limit = f"MIN({{avance}},{umbrales.por_cerrar:g})"
    bands = (
        ("En término", VERDE, umbrales.verde_puntos, umbrales.verde_razon),
        ("En riesgo", AMARILLO, umbrales.amarillo_puntos, umbrales.amarillo_razon),
    )
    for word, look, gap, ratio in bands:
        near = f"{PLAN}-{limit}<={gap + EPSILON!r},{limit}>={ratio - EPSILON!r}*{PLAN}"
        says = f"Hasta {number(gap * 100)} puntos menos que lo planificado, o el {number(ratio * 100)} %."
        yield Light(word, look, f"AND({BEGUN},OR({near}))", says)
    yield Light("Atrasada", ROJO, BEGUN, "Menos todavía.")


def name_the_day(target: Target) -> None:
    """Name the day on which the plan is measured, for the formulas of the lights."""
    place = [column.name for column in INFORME.columns].index("corte") + 1
    corte = f"{quote_sheetname(INFORME.title)}!${get_column_letter(place)}$2"
    text = f"IF(ISNUMBER({corte}),MIN(TODAY(),{corte}),TODAY())"
    target.defined_names[DAY] = DefinedName(DAY, attr_text=text)


def lit_columns(sheet: Sheet) -> list[str]:
    """Give the letters of the columns of a sheet that carry the light."""
    names = [column.name for column in sheet.columns]
    return [get_column_letter(names.index(name) + 1) for name in SHOWN] if sheet.table == TABLE else []


def add_lights(page: Worksheet, sheet: Sheet, last: int, umbrales: Umbrales) -> None:
    """Put the lights on the sheet of the activities, down to row `last`."""
    if sheet.table != TABLE:
        return
    cells = {
        column.name: f"${get_column_letter(place)}2" for place, column in enumerate(sheet.columns, start=1)
    }
    for number_id, (name, light) in enumerate(_shown(umbrales), start=FIRST_FORMAT_ID):
        letter, look = cells[name][1:-1], light.look
        style = DifferentialStyle(
            font=Font(bold=True, color=look.text),
            fill=PatternFill(bgColor=look.fill, fill_type="solid"),
            border=UNDERLINE,
            numFmt=NumberFormat(number_id, f'"{look.shape} "{sheet.by_name[name].kind.excel_format}'),
        )
        rule = Rule(type="expression", dxf=style, formula=[light.when.format_map(cells)], stopIfTrue=True)
        page.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def is_light(rule: Rule) -> bool:
    """Tell a light of ours among the conditional formats of a workbook, whoever saved it since."""
    style = rule.dxf
    if rule.type != "expression" or style is None or style.fill is None or style.font is None:
        return False
    return (_rgb(style.font.color), _rgb(style.fill.bgColor)) in _LOOKS


def _rgb(color: Color | None) -> str:
    return color.rgb[-6:].upper() if color is not None and isinstance(color.rgb, str) else ""


_LOOKS = frozenset((look.text, look.fill) for look in (AZUL, VERDE, AMARILLO, ROJO, GRIS))


def _shown(umbrales: Umbrales) -> Iterator[tuple[str, Light]]:
    return ((name, light) for name in SHOWN for light in lights(umbrales))
