"""The drafts that `check --borrador` writes: where they may go, and how they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli.foreign import within
from cli.installation import CannotRunError
from plan.config import Config
from plan.figures import number
from sync.checking import Verdict

if TYPE_CHECKING:
    from sync.drafting import Drafted

Written = Mapping[Path, Sequence["Drafted"]]
"""What was written of each workbook, by its path."""


def require_outside(folder: Path, config: Config) -> None:
    """Refuse a folder that the service reads, or keeps its data in: a draft is not to be taken yet.

    Raises:
        CannotRunError: it is one.
    """
    there = folder.resolve()
    for own in (config.compartida.resolve(), config.datos.resolve()):
        if there == own or own in there.parents:
            raise CannotRunError(
                f"Los borradores no van en {own}: elija otra carpeta, revíselos y guárdelos después allí."
            )


def write_all(folder: Path, verdicts: Sequence[Verdict]) -> Written:
    """Write the drafts of each workbook that is not of ours; of several, each in a folder of its own.

    Raises:
        CannotRunError: one of them is there already.
    """
    from sync.drafting import write_drafts

    foreign = [(verdict.path, verdict.foreign) for verdict in verdicts if verdict.foreign]
    try:
        return {
            path: write_drafts(folder if len(foreign) == 1 else folder / path.stem, book)
            for path, book in foreign
        }
    except FileExistsError as error:
        raise CannotRunError(
            f"Ya existe {error}: no se pisa nada. Bórrelo o elija otra carpeta para los borradores."
        ) from error


def drafts_told(written: Sequence[Drafted] | None) -> Iterator[str]:
    """Tell a person what was written and what is still to do."""
    if written is None:
        return
    if not written:
        yield "No hay nada reconocido para escribir un borrador."
        return
    told = [(2, 6, f"{one.path}: {_counts(one)}") for one in written]
    yield from within([(0, 0, ""), (0, 0, "BORRADORES"), *told, (2, 2, _AFTER)])


def drafts_json(written: Sequence[Drafted] | None) -> dict[str, object]:
    """Tell a program what was written."""
    if written is None:
        return {}
    return {"borradores": [{"archivo": str(one.path), "filas": dict(one.rows)} for one in written]}


_AFTER = (
    "Los valores están como se escribieron y los códigos que faltaban son propuestas. No se copiaron las"
    " columnas sin lugar ni los períodos en columnas cuyo título no dice el año. Revise cada borrador con"
    " «check», corríjalo y recién entonces guárdelo en la carpeta compartida."
)


def _counts(drafted: Drafted) -> str:
    return ", ".join(f"{title} {number(count)}" for title, count in drafted.rows.items()) or "sin filas"
