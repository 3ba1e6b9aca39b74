"""The command `rebuild`: the database proved equal to the journal, or made anew from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from cli.installation import FINE, PROBLEMS
from plan import config as configuration
from plan.config import Config
from sync import rebuild as rebuilding
from sync.differences import sentence
from sync.local_disk import require_local
from sync.lock import data_lock
from sync.mail.announcing import announcer
from sync.read.pool import ReaderPool
from sync.rebuild import SHOWN, Found, Proof
from sync.replay import Judged, replay
from sync.service import clock


@click.command(options_metavar="[OPCIONES]")
@click.option("--comprobar", "only_prove", is_flag=True, help="Decir si es igual, sin cambiar nada.")
@click.option(
    "--revalidar",
    "judge_again",
    is_flag=True,
    help="Decir qué cambiaría si todo se cargara con las reglas de hoy, sin cambiar nada.",
)
@click.pass_obj
def rebuild(path: Path, only_prove: bool, judge_again: bool) -> None:
    """Rehacer la base de datos desde el diario, si no es igual a él.

    Termina con 0 si la base de datos es igual al diario, fila por fila, o si no había ninguna; con 1 si no
    era igual: entonces la rehecha toma su lugar, y la anterior queda apartada en la carpeta de datos.
    Con --revalidar termina con 0 si con las reglas de hoy nada cambiaría, y si no con 1.
    """
    config = configuration.load(path)
    if judge_again:
        sys.exit(_judge_again(config))
    require_local(config.datos)
    with data_lock(config.datos):
        proof = rebuilding.prove(config) if only_prove else _rebuilt(config)
    for line in _lines(proof, config, replaced=not only_prove):
        click.echo(line)
    sys.exit(FINE if proof.found in {Found.EQUAL, Found.MISSING} else PROBLEMS)


def _rebuilt(config: Config) -> Proof:
    return rebuilding.rebuild(config, clock(), announcer(config))


def _judge_again(config: Config) -> int:
    total = changed = lost = 0
    with ReaderPool() as pool:
        for judged in replay(config, pool):
            total, changed, lost = total + 1, changed + bool(judged.changes), lost + judged.lost
            for line in _judged(judged, config):
                click.echo(line)
    if lost:
        click.echo(f"No se pudieron juzgar de nuevo {lost} cargas: sus planillas faltan en el archivo.")
    if changed:
        click.echo(f"Con las reglas de hoy cambian {changed} de {total} cargas. No se tocó nada.")
    else:
        click.echo(f"Con las reglas de hoy, en {total} cargas, nada cambia.")
    return PROBLEMS if changed or lost else FINE


def _judged(judged: Judged, config: Config) -> Iterator[str]:
    carga, changes = judged.carga, judged.changes
    if not changes and not judged.lost:
        return
    moment = datetime.fromisoformat(carga["momento"]).astimezone(config.zona)
    yield f"Carga {carga['id']}, {carga['ruta']}, {moment:%d/%m/%Y %H:%M}:"
    if judged.lost:
        yield "  Su planilla falta en el archivo o está dañada: queda como fue."
    yield from (f"  {change}" for change in changes[:SHOWN])
    if len(changes) > SHOWN:
        yield f"  y {len(changes) - SHOWN} cambios más."


def _lines(proof: Proof, config: Config, *, replaced: bool) -> Iterator[str]:
    yield f"El diario de {config.datos} tiene {proof.rows['carga']} cargas. Filas que resultan de él:"
    yield "  " + ", ".join(f"{table} {count}" for table, count in proof.rows.items())
    yield from _without_bytes(proof)
    yield from _found(proof)
    if replaced and proof.found is not Found.EQUAL:
        yield "La base de datos quedó rehecha desde el diario."
    if proof.set_aside:
        yield f"La anterior está en {proof.set_aside}."
    if proof.mail_lost and config.correo.activo:
        yield (
            "Los correos que esperaban en ella se perdieron. El resumen de cada día dice todo lo que está "
            "abierto, y a una oficina se le escribe otra vez cuando guarde su planilla."
        )


def _found(proof: Proof) -> Iterator[str]:
    match proof.found:
        case Found.EQUAL:
            yield "La base de datos es igual al diario, fila por fila: no se cambió nada."
        case Found.MISSING:
            yield "No había base de datos."
        case Found.UNREADABLE:
            yield f"La base de datos no se puede leer ({proof.reason})."
        case Found.DIFFERENT:
            many = len(proof.differences) >= SHOWN
            yield f"La base de datos no es igual al diario{'; las primeras diferencias' if many else ''}:"
            yield from (f"  {sentence(found)}" for found in proof.differences)


def _without_bytes(proof: Proof) -> Iterator[str]:
    if proof.without_bytes:
        numbers = ", ".join(str(number) for number in proof.without_bytes[:SHOWN])
        rest = len(proof.without_bytes) - SHOWN
        more = f" y {rest} más" if rest > 0 else ""
        yield (
            f"Faltan en el archivo las planillas de las cargas {numbers}{more}: no hacen falta para la base "
            "de datos; restaure la carpeta «archivo» de una copia de respaldo."
        )
