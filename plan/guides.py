"""What guides tell that is spelt from its source: columns, options, frequent problems; in Markdown."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from plan.options import OPTIONS
from plan.problems import CATALOGUE, Severity, advice, title
from plan.standard import PLANILLA, Column, Mistake, Need, Sheet

_NEEDS: Mapping[Need, str] = {
    Need.REQUIRED: "**obligatoria**",
    Need.EXPECTED: "esperada",
    Need.OPTIONAL: "opcional",
}

FREQUENT = (
    "CELDA_OBLIGATORIA",
    "FILA_REPETIDA",
    "REFERENCIA_DESCONOCIDA",
    "REFERENCIA_EN_CUARENTENA",
    "OPCION_DESCONOCIDA",
    "FECHA_TEXTO",
    "FECHA_IMPRECISA",
    "FECHA_IMPOSIBLE",
    "FECHAS_EN_DESORDEN",
    "FIN_REAL_FUTURO",
    "COMPLETA_SIN_FIN_REAL",
    "PORCENTAJE_DUDOSO",
    "PORCENTAJE_EXCEDIDO",
    "NUMERO_CON_TEXTO",
    "CELDA_COMBINADA",
    "AVANCE_LEJOS_DE_ACTIVIDADES",
    "FECHA_CORRIDA_SIN_JUSTIFICACION",
    "PROGRAMA_SIN_JUSTIFICACION",
    "INFORME_SIN_CORTE",
    "COLUMNA_FALTA",
    "LIBRO_EN_CONFLICTO",
    "LIBRO_DUPLICADO",
    "ARCHIVO_XLS",
    "ARCHIVO_CON_CONTRASENA",
)
"""What offices meet most often, as their real workbooks show: cells first, files last."""

MISTAKES = 2
"""So many frequent mistakes are told of a column; the dictionary has them all."""

_MARKED = re.compile(r"<!-- (?P<name>[\w ]+): inicio -->\n.*?<!-- (?P=name): fin -->", re.DOTALL)


def columns() -> str:
    """Tell what goes into each column of the workbook of an office, sheet by sheet."""
    return "\n\n".join(_sheet(sheet) for sheet in PLANILLA.sheets)


def problems() -> str:
    """Tell the most frequent problems and what to do about each, those that keep a row out first."""
    found = sorted(
        (CATALOGUE[code] for code in FREQUENT), key=lambda entry: [*Severity].index(entry.severity)
    )
    rows = [
        (
            f"[{title(entry.code)}](problemas.md#{entry.code})",
            entry.severity.value,
            advice(entry.code),
        )
        for entry in found
    ]
    return _table(("qué pasa", "gravedad", "qué hacer"), rows)


def options() -> str:
    """Tell every option of config.toml."""
    rows = [(f"`{option.key}`", f"`{option.default}`", option.comment) for option in OPTIONS]
    return _table(("opción", "de fábrica", "qué es"), rows)


PARTS: Mapping[str, Callable[[], str]] = {
    "columnas": columns,
    "problemas frecuentes": problems,
    "opciones": options,
}
"""What can stand between two markers of a guide."""


def filled(text: str) -> str:
    """Put every part between its markers, in place of what stands there."""
    return _MARKED.sub(lambda found: _part(found["name"]), text)


def _part(name: str) -> str:
    return f"<!-- {name}: inicio -->\n\n{PARTS[name]()}\n\n<!-- {name}: fin -->"


def _sheet(sheet: Sheet) -> str:
    rows = [_row(column) for column in sheet.columns]
    table = _table(("columna", "dato", "qué va", "cómo se escribe", "ejemplo", "no se escribe así"), rows)
    return f"### Hoja «{sheet.title}»\n\n{sheet.help}\n\n{table}"


def _row(column: Column) -> tuple[str, ...]:
    public = "" if column.public else " No se publica."
    example = f"`{column.example}`" if column.example else ""
    return (
        f"`{column.title}`",
        _NEEDS[column.need],
        f"{column.help}{public}",
        column.kind.describe(),
        example,
        "; ".join(map(_mistake, column.mistakes[:MISTAKES])),
    )


def _mistake(mistake: Mistake) -> str:
    return f"`{mistake.typed}` → " + (f"`{mistake.instead}`" if mistake.instead else "en blanco")


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(_lines([*titles], rows))


def _lines(titles: list[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)


def main(folder: Path) -> None:
    """Fill the guides of a folder."""
    for path in sorted(folder.glob("guia-*.md")):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
