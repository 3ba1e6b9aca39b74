"""The commands about loads that were: list them, and decide those that wait."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from cli.installation import reading, whoever, working
from plan import config as configuration
from plan import history
from plan.config import Config
from sync.decisions import Note, leave
from sync.lock import DataInUseError
from sync.resolving import NotHeldError
from sync.service import clock, summary

SHOWN = 20


@click.group(invoke_without_command=True, options_metavar="[OPCIONES]", subcommand_metavar="[ORDEN ...]")
@click.pass_context
def cargas(ctx: click.Context) -> None:
    """Ver las últimas cargas y decidir las que esperan."""
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
def confirmar(path: Path, numero: int) -> None:
    """Tomar una carga retenida."""
    _decide(configuration.load(path), Note("confirmar", whoever(), numero))


@cargas.command(options_metavar="[OPCIONES]")
@click.argument("numero", type=int)
@click.pass_obj
def rechazar(path: Path, numero: int) -> None:
    """Descartar una carga retenida: los datos quedan como estaban."""
    _decide(configuration.load(path), Note("rechazar", whoever(), numero))


def _carga_line(found: history.Record, config: Config) -> str:
    moment = datetime.fromisoformat(found["momento"]).astimezone(config.zona)
    head = f"{found['id']:>6}  {moment:%d/%m/%Y %H:%M}  {found['resultado']:<10}  {found['ruta']}"
    return (
        f"{head}  {found['tomadas']} tomadas, {found['cuarentena']} en cuarentena, {found['errores']} errores"
    )


def _decide(config: Config, note: Note) -> None:
    try:
        with working(config) as pipeline:
            for outcome in pipeline.decisions.carry_out(note, clock()):
                click.echo(summary(outcome))
    except DataInUseError:
        with reading(config) as connection:
            if note.carga not in {found["id"] for found in history.held(connection)}:
                raise NotHeldError(note.carga) from None
        leave(config.datos, note)
        click.echo("Anotado: el servicio lo hace enseguida.")
