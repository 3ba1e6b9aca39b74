"""What offices claim against what their activities show: the programmes to ask about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.day.photo import Line, Photo
from plan.avance import is_finished
from plan.evaluado import ActividadEvaluada, Marca, Motivo

FINALIZADO = "Finalizado"

_Find = Callable[[Line], list[ActividadEvaluada]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A programme to ask about, and the activities that say why."""

    line: Line
    actividades: Sequence[ActividadEvaluada]


@dataclass(frozen=True, slots=True)
class Claims:
    """What is to be asked.

    Args:
        discrepancias: reported beyond what activities show, or short of it; the widest gap first.
        unfinished: reported as finished, with activities that are not.
        unbacked: progress on what never really began.
        closing: everything done, and nobody wrote that it ended.
    """

    discrepancias: Sequence[Line]
    unfinished: Sequence[Claim]
    unbacked: Sequence[Claim]
    closing: Sequence[Claim]


def claims(photo: Photo) -> Claims:
    """Find what is to be asked of the offices."""
    marked = [line for line in photo.lines if Marca.DISCREPANCIA in line.programa.marcas]
    return Claims(
        discrepancias=sorted(marked, key=lambda line: -abs(line.programa.brecha or 0.0)),
        unfinished=[*_claims(photo.lines, lambda line: _open_ones(line, photo.al))],
        unbacked=[*_claims(photo.lines, _unbacked)],
        closing=[*_claims(photo.lines, _to_close)],
    )


def _claims(lines: Sequence[Line], find: _Find) -> Iterator[Claim]:
    for line in lines:
        if not line.programa.retirado and (found := find(line)):
            yield Claim(line, found)


def _open_ones(line: Line, al: date) -> list[ActividadEvaluada]:
    programa = line.programa
    if programa.fila.get("estado") != FINALIZADO and (programa.reportado or 0.0) < 1.0:
        return []
    return [each for each in _live(line) if not is_finished(each.fila, al)]


def _unbacked(line: Line) -> list[ActividadEvaluada]:
    return [each for each in _live(line) if each.sin_respaldo]


def _to_close(line: Line) -> list[ActividadEvaluada]:
    return [
        each
        for each in _live(line)
        if each.semaforo.motivo is Motivo.POR_CERRAR or Marca.POR_CERRAR in each.marcas
    ]


def _live(line: Line) -> Iterator[ActividadEvaluada]:
    return (each for each in line.programa.actividades if not each.cancelada)
