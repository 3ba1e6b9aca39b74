"""How the shared folder stands: judged from what a scan saw and what is remembered; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from plan.folder import BIEN, CON_FALLAS, FALTAN
from sync.watch import Listing

SHORT_TIME = timedelta(hours=1)
"""Workbooks lost within this time are lost together."""
FEW = 3
SHARE = 0.2
"""More lost workbooks than this many, and than this share of all, are an alarm."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """How the folder stands: one of the situations of `plan.folder`, and a sentence for staff."""

    situacion: str
    detalle: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """The workbook of an office that is gone or cannot be read any more, and since when."""

    path: str
    since: datetime


def elsewhere(listing: Listing, remembered: Iterable[str]) -> bool:
    """Tell whether this is not the folder: neither its marker nor any file that it held is there."""
    if listing.marked:
        return False
    held = list(remembered)
    return bool(held) and all(path not in listing.paths and listing.lacks(path) for path in held)


def belongs(listing: Listing, remembered: Iterable[str]) -> bool:
    """Tell whether some file that the folder held is there."""
    return bool(listing.paths & set(remembered))


def judge(
    listing: Listing, late: Iterable[str], lost: Sequence[Lost], offices: int, since: datetime
) -> Standing:
    """Say how a folder stands that could be listed.

    Args:
        listing: what the scan saw.
        late: files that do not answer.
        lost: every workbook of an office that is gone or unreadable.
        offices: how many have a workbook.
        since: from when on the lost ones count.
    """
    together = [each for each in lost if each.since >= since]
    if len(together) > max(FEW, offices * SHARE):
        return Standing(FALTAN, _alarm(together, offices))
    troubles = [f"«{path}» ({reason})" for path, reason in listing.unreadable]
    troubles += [f"«{path}» (no responde)" for path in sorted(late)]
    if troubles:
        return Standing(
            CON_FALLAS,
            f"No se pueden leer {_some(troubles)}: revise el disco, la red y los permisos de la carpeta "
            "compartida. Lo demás se sigue leyendo, y lo ya cargado sigue como estaba.",
        )
    return Standing(BIEN)


def counted_from(now: datetime, before: Mapping[str, str]) -> datetime:
    """Say from when on lost workbooks count: while the alarm lasts, from shortly before it began."""
    began = datetime.fromisoformat(before["desde"]) if before.get("situacion") == FALTAN else now
    return min(began, now) - SHORT_TIME


def _alarm(lost: Sequence[Lost], offices: int) -> str:
    names = _some([f"«{each.path}»" for each in lost])
    return (
        f"En poco tiempo desaparecieron o dejaron de poder leerse {len(lost)} de {offices} planillas de la "
        f"carpeta compartida: {names}. Los datos cargados no se tocaron. Si no fue a propósito, puede ser un "
        "borrado por error o un programa dañino: desconecte de la red los equipos que no conozca, avise a "
        "informática y recupere los archivos de una copia."
    )


def _some(names: Sequence[str]) -> str:
    more = f" y {len(names) - _SHOWN} más" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
