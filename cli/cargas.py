"""The commands about loads that were: list them, and decide those that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import sqlalchemy as sa

from cli.changes import spell
from cli.installation import CannotRunError, reading, today, whoever, working
from plan import config as configuration
from plan import history
from plan.config import Config
from plan.problems import message
from plan.standard.kinds.spelling import shorten
from sync.decisions import Note, leave
from sync.lock import DataInUseError
from sync.preview import Preview, happened
from sync.read.pool import ReaderPool
from sync.report.reporter import Reporter
from sync.resolving import NotHeldError
from sync.retiring import check_retirable, retired
from sync.service import clock
from sync.summary import summary

SHOWN = 20


@click.group(invoke_without_command=True, options_metavar="[OPCIONES]", subcommand_metavar="[ORDEN ...]")
@click.pass_context
def cargas(ctx: click.Context) -> None:
    """Ver las últimas cargas y decidir lo que espera."""
    if ctx.invoked_subcommand is not None:
        return
    config = configuration.load(ctx.obj)
    with reading(config) as connection:
        click.echo(f"Las últimas {SHOWN} cargas, la más nueva al final:")
        for found in reversed(history.cargas(connection, SHOWN)):
            click.echo(_carga_line(found, config))
        for found in history.held(connection):
            click.echo(f"Espera una decisión la carga {found['id']}, {found['ruta']}: {found['detalle']}")


@cargas.command(options_metavar="[OPCIONES]")
@click.argument("numero", type=int)
@click.pass_obj
def ver(path: Path, numero: int) -> None:
    """Ver qué cambió una carga, o qué cambiaría una que espera."""
    config = configuration.load(path)
    with reading(config) as connection:
        found = history.carga(connection, numero)
        if found is None:
            raise CannotRunError(f"No hay ninguna carga {numero}: mire las últimas con «cargas».")
        click.echo(_carga_line(found, config).strip())
        if found["ruta"] and found["detalle"]:
            click.echo(found["detalle"])
        for line in _told(connection, found, config):
            click.echo(line)


@cargas.command(options_metavar="[OPCIONES]")
@click.argument("numero", type=int)
@click.pass_obj
def confirmar(path: Path, numero: int) -> None:
    """Tomar una carga retenida."""
    _decide(configuration.load(path), Note("confirmar", whoever(), numero))


@cargas.command(options_metavar="[OPCIONES]")
@click.argument("numero", type=int)
@click.pass_obj
def rechazar(path: Path, numero: int) -> None:
    """Descartar una carga retenida: los datos quedan como estaban."""
    _decide(configuration.load(path), Note("rechazar", whoever(), numero))


@cargas.command(options_metavar="[OPCIONES]")
@click.pass_obj
def retirados(path: Path) -> None:
    """Ver los programas que ya no están en su planilla."""
    config = configuration.load(path)
    with reading(config) as connection:
        found = retired(connection)
        for row in found:
            click.echo(_retired_line(connection, row, config))
    if found:
        click.echo("Para confirmar un retiro: «python tablero.py cargas retirar DEPENDENCIA CÓDIGO».")
    else:
        click.echo("Ningún programa figura como retirado.")


@cargas.command(options_metavar="[OPCIONES]")
@click.argument("dependencia")
@click.argument("codigo", metavar="CÓDIGO")
@click.pass_obj
def retirar(path: Path, dependencia: str, codigo: str) -> None:
    """Confirmar que un programa retirado ya no sigue."""
    _decide(configuration.load(path), Note("retirar", whoever(), dependencia=dependencia, codigo=codigo))


def _retired_line(connection: sa.Connection, row: history.Record, config: Config) -> str:
    carga = history.carga(connection, row["desde"]) or {}
    moment = datetime.fromisoformat(carga["momento"]).astimezone(config.zona)
    head = f"{row['origen'].upper():<8}  {row['codigo']:<12}  {shorten(row['nombre'])}"
    return f"{head}: retirado desde el {moment:%d/%m/%Y} (carga {row['desde']})."


def _told(connection: sa.Connection, found: history.Record, config: Config) -> Iterator[str]:
    """Tell what a load changed or would change, and what was wrong with one that changed nothing."""
    if found["resultado"] == "rechazada":
        yield from map(message, history.problems(connection, found["id"])[:SHOWN])
    elif found["resultado"] != "retenida":
        yield from spell(happened(connection, found)) or ["No cambió ninguna fila."]
    elif found["id"] not in {held["id"] for held in history.held(connection)}:
        yield "Ya no espera a nadie: después hubo otra carga o una decisión. No cambió ninguna fila."
    else:
        with ReaderPool() as pool:
            changes = Preview(config, pool, today(config)).of(connection, found)
        yield "Si se confirma:"
        yield from spell(changes) or ["No cambia ninguna fila."]


def _carga_line(found: history.Record, config: Config) -> str:
    moment = datetime.fromisoformat(found["momento"]).astimezone(config.zona)
    head = f"{found['id']:>6}  {moment:%d/%m/%Y %H:%M}  {found['resultado']:<10}"
    if not found["ruta"]:
        return f"{head}  {found['detalle']}"
    return (
        f"{head}  {found['ruta']}  {found['tomadas']} tomadas, {found['cuarentena']} en cuarentena, "
        f"{found['errores']} errores"
    )


def _decide(config: Config, note: Note) -> None:
    try:
        with working(config) as pipeline:
            for outcome in pipeline.decisions.carry_out(note, clock()):
                click.echo(summary(outcome))
            Reporter(config, pipeline.engine).turn(clock())
    except DataInUseError:
        with reading(config) as connection:
            _refuse_in_vain(connection, note)
        leave(config.datos, note)
        click.echo("Anotado: el servicio lo hace enseguida.")


def _refuse_in_vain(connection: sa.Connection, note: Note) -> None:
    """Say at once what the service would only write in its log."""
    if note.accion == "retirar":
        check_retirable(connection, note)
    elif note.carga not in {found["id"] for found in history.held(connection)}:
        raise NotHeldError(note.carga)
