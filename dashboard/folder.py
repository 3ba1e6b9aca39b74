"""What pages tell while the shared folder is not as it should be: since when, and what the data are then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dashboard.day.visibility import View
from plan.figures import short_date
from plan.folder import AUSENTE, CON_FALLAS, FALTAN, NO_RESPONDE

_KEPT = "Los datos que se ven son los últimos que se recibieron"
_SENTENCES: Mapping[str, tuple[str, str]] = {
    AUSENTE: ("No se encuentra la carpeta compartida", f"{_KEPT}, anteriores a ese momento."),
    NO_RESPONDE: ("La carpeta compartida no responde", f"{_KEPT}, anteriores a ese momento."),
    CON_FALLAS: (
        "Una parte de la carpeta compartida no se puede leer",
        "Los datos de algunas dependencias pueden ser anteriores a ese momento.",
    ),
    FALTAN: (
        "Muchas planillas faltan de la carpeta compartida o no se pueden leer",
        "Ningún dato se borró: de esas dependencias se ven los últimos que se recibieron.",
    ),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A band at the head of every page; `detail` names files and is for staff only."""

    heading: str
    sentence: str
    detail: str = ""


def notice(noted: Mapping[str, str], view: View, zona: ZoneInfo, today: date) -> Notice | None:
    """Word how the folder stands, as `plan.history.folder` gives it; None when it is fine."""
    found = _SENTENCES.get(noted.get("situacion", ""))
    if found is None:
        return None
    heading, sentence = found
    since = datetime.fromisoformat(noted["desde"]).astimezone(zona)
    detail = noted["detalle"] if view is View.WHOLE else ""
    return Notice(f"{heading} desde {_moment(since, today)}.", sentence, detail)


def _moment(since: datetime, today: date) -> str:
    day = "hoy" if since.date() == today else f"el {short_date(since.date())}"
    return f"{day} a las {since:%H:%M}"
