"""The Gantt of a programme as a figure for plotly.js: plain data, bars and marks, never its shapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.charts.palette import COLOURS, REPORTED, of_light
from dashboard.gantt.drawing import Bases
from dashboard.interactive.rows import Row, rows
from plan.evaluado import ActividadEvaluada, Luz, ProgramaEvaluado

Trace = dict[str, Any]
Span = tuple[date, date]
"""Two days, both whole."""

_DAY = 24 * 60 * 60 * 1000
_ROW, _AROUND = 36, 150
"""Points that a row takes, and those above and below all of them."""

_LEGEND = {
    Luz.ROJO: "Avance, atrasado o vencido",
    Luz.AMARILLO: "Avance, en riesgo",
    Luz.VERDE: "Avance, en término",
    Luz.AZUL: "Avance, finalizado",
    Luz.GRIS: "Avance, sin semáforo",
}


def figure(
    programa: ProgramaEvaluado, actividades: Sequence[ActividadEvaluada], al: date, bases: Bases
) -> dict[str, Any] | None:
    """Make the figure; None when nothing has a date."""
    found = rows(programa, actividades, bases)
    if not any(row.plan or row.done for row in found):
        return None
    traces = [
        _bars("Línea base", found, lambda row: row.base, (-0.46, 0.06), COLOURS["contorno"]),
        _told(_bars("Plan", found, lambda row: row.plan, (-0.32, 0.64), COLOURS["papel"]), found),
        *(_progress(luz, found) for luz in Luz),
        _bars("Reportado por la oficina", found, lambda row: row.reportado, (0.04, 0.22), REPORTED),
        _overdue(found, al),
        _bars("Ejecución real", found, lambda row: row.done_until(al), (0.37, 0.1), COLOURS["real"]),
        _ticks(found),
        _hitos("Hito previsto", found, lambda row: row.due, "diamond-open"),
        _hitos("Hito cumplido", found, lambda row: row.fulfilled, "diamond"),
        _today(al, len(found)),
    ]
    return {"data": [trace for trace in traces if trace["y"]], "layout": _layout(found)}


def _bars(
    name: str,
    found: Sequence[Row],
    span_of: Callable[[Row], Span | None],
    place: tuple[float, float],
    colour: str,
) -> Trace:
    drawn = [(row, span) for row in found if (span := span_of(row))]
    offset, width = place
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [row.number for row, _ in drawn],
        "base": [span[0].isoformat() for _, span in drawn],
        "x": [((span[1] - span[0]).days + 1) * _DAY for _, span in drawn],
        "offset": offset,
        "width": width,
        "marker": {"color": colour, "line": {"color": COLOURS["contorno"], "width": 1}},
        "hoverinfo": "skip",
    }


def _told(trace: Trace, found: Sequence[Row]) -> Trace:
    """Let a trace say what there is to say of its rows; the bars on it keep silent, so it is always heard."""
    said = {row.number: row.told for row in found}
    shown = {"customdata": [said[number] for number in trace["y"]], "hoverinfo": "all"}
    return trace | shown | {"hovertemplate": "%{customdata}<extra></extra>"}


def _progress(luz: Luz, found: Sequence[Row]) -> Trace:
    mine = [row for row in found if row.luz is luz]
    trace = _bars(_LEGEND[luz], mine, lambda row: row.share(row.real), (-0.24, 0.48), of_light(luz).fill)
    # The programme has two bars, one above the other: what its activities add up to and what is reported.
    heights = {row.number: 0.22 if row.reportado else 0.48 for row in mine}
    trace["width"] = [heights[number] for number in trace["y"]]
    trace["marker"]["line"] = {"color": of_light(luz).outline, "width": 1}
    return trace


def _overdue(found: Sequence[Row], al: date) -> Trace:
    trace = _bars("Plazo vencido", found, lambda row: row.overdue(al), (-0.24, 0.48), COLOURS["rojo-fondo"])
    pattern = {"shape": "/", "fgcolor": COLOURS["rojo"], "bgcolor": COLOURS["rojo-fondo"], "size": 6}
    return trace | {"marker": {"pattern": pattern, "line": {"color": COLOURS["rojo"], "width": 1}}}


def _marks(name: str, points: Sequence[tuple[Row, date]], symbol: str, size: int) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [day.isoformat() for _, day in points],
        "y": [row.number for row, _ in points],
        "marker": {"symbol": symbol, "size": size, "color": COLOURS["real"], "line": {"width": 2}},
        "hoverinfo": "skip",
    }


def _ticks(found: Sequence[Row]) -> Trace:
    points = [(row, span[1] + timedelta(days=1)) for row in found if (span := row.share(row.planificado))]
    return _marks("Planificado al corte", points, "line-ns", 20)


def _hitos(name: str, found: Sequence[Row], day_of: Callable[[Row], date | None], symbol: str) -> Trace:
    points = [(row, day) for row in found if (day := day_of(row))]
    return _told(_marks(name, points, symbol, 15), found)


def _today(al: date, number: int) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": f"Al {al:%d/%m/%Y}",
        "x": [al.isoformat(), al.isoformat()],
        "y": [-0.5, number - 0.5],
        "line": {"color": COLOURS["hoy"], "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _layout(found: Sequence[Row]) -> dict[str, Any]:
    return {
        "barmode": "overlay",
        "height": _AROUND + _ROW * len(found),
        "margin": {"l": 10, "r": 16, "t": 44, "b": 10},
        "paper_bgcolor": COLOURS["papel"],
        "plot_bgcolor": COLOURS["papel"],
        "font": {"family": "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif", "size": 13},
        "separators": ",.",
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": COLOURS["papel"], "font": {"color": COLOURS["tinta"]}},
        "dragmode": "pan",
        "xaxis": {
            "type": "date",
            "side": "top",
            "gridcolor": COLOURS["reja"],
            "ticklabelmode": "period",
            "hoverformat": "%d/%m/%Y",
        },
        "yaxis": {
            "range": [len(found) - 0.5, -0.5],
            "tickvals": [row.number for row in found],
            "ticktext": [row.label for row in found],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
        },
        "legend": {"orientation": "h", "y": 0, "yanchor": "top"},
        "meta": {"codigos": [row.codigo for row in found]},
    }
