"""`templates --renovar`: which workbooks to write anew, and what to tell of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cli.installation import PROBLEMS, reading, today
from plan.config import Config
from plan.figures import short_date
from plan.standard.kinds.base import clave

if TYPE_CHECKING:
    from sync.renewing import Renewed

ALL = "todas"


def renew(config: Config, asked: Sequence[str]) -> None:
    """Renew workbooks by their codes; one that cannot be renewed stops no other."""
    from sync.journal import ArchiveError
    from sync.read.pool import ReaderPool
    from sync.renewing import CannotRenewError, Renewer

    done, failed = [], 0
    with reading(config) as connection, ReaderPool(1) as pool:
        renewer = Renewer(config, connection, pool, today(config))
        codes = renewer.codes() if ALL in map(clave, asked) else asked
        for code in dict.fromkeys(codes):
            try:
                done.append(renewer.renew(code))
                click.echo("\n".join(_told(done[-1])))
            except (CannotRenewError, ArchiveError) as error:
                failed += 1
                click.echo(str(error), err=True)
    if done:
        click.echo("\n".join(_steps(done)))
    if failed:
        sys.exit(PROBLEMS)


def _told(done: Renewed) -> Iterator[str]:
    yield f"Se escribió {done.path} con lo que se guardó hasta el {short_date(done.day)}."
    rows = [f"{sheet} {count}" for sheet, count in done.rows.items() if count]
    yield f"  Filas que pasaron, tal como estaban escritas: {', '.join(rows) or 'ninguna'}."
    if done.left:
        yield "  No pasó:"
        yield from (f"    - {phrase}" for phrase in done.left)


def _steps(done: Sequence[Renewed]) -> Iterator[str]:
    first = done[0]
    yield "Ahora, con cada una:"
    yield "  1. Ábrala y compárela con la de siempre: los problemas que había se señalan otra vez."
    yield "     Las fórmulas pasaron como valores; los colores y comentarios que alguien agregó, no."
    yield f"  2. Cierre la de siempre ({first.old}) en todos los equipos y sáquela de la carpeta compartida."
    yield f"  3. Póngale su nombre a la renovada ({first.name}): el tablero la toma sola."
