"""What a file says of itself: which town, which day, which filter, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.day.visibility import View
from plan.figures import number, short_date

SOURCE = "Planillas que carga cada dependencia, reunidas por el Tablero de Gestión Municipal."
CREDIT = "Se puede usar y compartir citando el municipio y la fecha de los datos."


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told beside the rows of any file.

    Args:
        carga: number of the last load they rest on.
        site: address of the site, with its last slash.
        asked: what was filtered, for people: pairs of title and text.
        query: the same as the address has it.
    """

    municipio: str
    al: date
    view: View
    carga: int
    site: str
    asked: Sequence[tuple[str, str]] = ()
    query: Mapping[str, str] = field(default_factory=dict)

    def link(self, path: str) -> str:
        """Make the whole address of a page, on the day of the file when that is asked for."""
        return f"{self.site}{path}" + (f"?al={self.query['al']}" if "al" in self.query else "")

    def about(self, rows: int) -> list[tuple[str, str]]:
        """Tell it to people."""
        return [
            ("Municipio", self.municipio),
            ("Situación al", short_date(self.al)),
            ("Filtro", "; ".join(f"{title}: {text}" for title, text in self.asked) or "ninguno: todo"),
            ("Filas", number(rows)),
            ("Qué incluye", _SCOPES[self.view]),
            ("Fuente", f"{SOURCE} Hasta la carga {number(self.carga)}."),
            ("Uso", CREDIT),
            ("Cómo se calcula", self.link("metodologia")),
        ]

    def facts(self, rows: int) -> dict[str, object]:
        """Tell it to programs."""
        return {
            "municipio": self.municipio,
            "al": self.al,
            "carga": self.carga,
            "vista": _NAMES[self.view],
            "filtro": dict(self.query),
            "fuente": SOURCE,
            "filas": rows,
        }


_NAMES: Mapping[View, str] = {View.PUBLIC: "publica", View.WHOLE: "completa"}

_SCOPES: Mapping[View, str] = {
    View.PUBLIC: "lo que se publica del plan",
    View.WHOLE: "todo el plan, también lo que no se publica",
}
