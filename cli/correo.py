"""The commands about mail: try it now, see what waits and what went out, send again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import sqlalchemy as sa

from cli.installation import PROBLEMS, CannotRunError, reading, working
from plan import config as configuration
from plan.config import Config
from plan.history import Record
from plan.standard.kinds.correos import is_address
from plan.standard.kinds.spelling import shorten
from sync.lock import DataInUseError
from sync.mail import again, trial
from sync.mail.announcing import OFICINA, PLANILLA
from sync.mail.calendar import DIARIO, SEMANAL
from sync.mail.fallas import FALLA
from sync.mail.outbox import OPEN, REFUSED, SENT, posted, waiting
from sync.mail.postman import Postman
from sync.mail.relay import RelayError
from sync.service import clock

SHOWN = 20


@click.group(invoke_without_command=True, options_metavar="[OPCIONES]", subcommand_metavar="[ORDEN ...]")
@click.pass_context
def correo(ctx: click.Context) -> None:
    """Ver los correos que esperan y los últimos que salieron."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(ver)


@correo.command(options_metavar="[OPCIONES]")
@click.pass_obj
def ver(path: Path) -> None:
    """Ver lo que espera, lo rechazado y lo último que salió."""
    config = configuration.load(path)
    with reading(config) as connection:
        for line in _lines(connection, config):
            click.echo(line)


@correo.command(options_metavar="[OPCIONES]")
@click.argument("direccion", metavar="DIRECCIÓN")
@click.pass_obj
def probar(path: Path, direccion: str) -> None:
    """Mandar ahora un correo de prueba a una dirección.

    Dice qué falla exactamente, si algo falla. Usa la contraseña de esta terminal: defina antes la variable
    de entorno que nombra «correo.variable_clave».
    """
    config = configuration.load(path)
    _require_mail(config)
    if not is_address(direccion):
        raise CannotRunError(f"«{direccion}» no es una dirección de correo; por ejemplo «ana@muni.gob».")
    try:
        trial.send(config, direccion, os.environ.get(config.correo.variable_clave), clock())
    except RelayError as error:
        click.echo(f"No salió: {error}.", err=True)
        sys.exit(PROBLEMS)
    click.echo(
        f"El servidor aceptó el correo para {direccion}. Vea que haya llegado, también en «no deseado»."
    )


@correo.command(options_metavar="[OPCIONES]")
@click.pass_obj
def reintentar(path: Path) -> None:
    """Mandar otra vez lo rechazado y lo que espera."""
    config = configuration.load(path)
    _require_mail(config)
    again.ask(config.datos)
    try:
        with working(config) as pipeline:
            Postman(config, pipeline.engine, clock).do_round()
    except DataInUseError:
        click.echo("Anotado: el servicio lo hace enseguida. Vea el resultado con «correo ver».")
        return
    with reading(config) as connection:
        for line in _lines(connection, config):
            click.echo(line)


def _require_mail(config: Config) -> None:
    if not config.correo.activo:
        raise CannotRunError(
            "«correo.servidor» está vacío en config.toml: escriba allí su servidor de correo."
        )


def _lines(connection: sa.Connection, config: Config) -> Iterator[str]:
    if not config.correo.activo:
        yield "No se mandan correos: «correo.servidor» está vacío en config.toml."
    unwritten = waiting(connection)
    if unwritten:
        yield "Por escribirse, si nada cambia antes:"
        yield from (f"  {_moment(each['desde'], config)}  {_about(each)}" for each in unwritten)
    for title, situations, limit in (
        ("Esperan:", OPEN, None),
        ("El servidor los rechazó:", (REFUSED,), None),
        ("Los últimos que salieron:", (SENT,), SHOWN),
    ):
        found = posted(connection, situations, limit)
        if found:
            yield title
            yield from (_line(each, config) for each in reversed(found))
    if not unwritten and not posted(connection, (*OPEN, REFUSED, SENT), 1):
        yield "Todavía no se escribió ningún correo."


def _line(found: Record, config: Config) -> str:
    head = f"  {_moment(found['momento'], config)}  {found['para']}  «{shorten(found['asunto'])}»"
    if found["situacion"] == SENT:
        return head
    if found["situacion"] == REFUSED:
        return f"{head}: {found['detalle']}."
    if not found["intentos"]:
        return f"{head}. Sale en la próxima vuelta del servicio."
    why = f": {found['detalle']}" if found["detalle"] else ""
    return f"{head}{why}. Intentos: {found['intentos']}; el próximo, {_moment(found['proximo'], config)}."


def _about(found: Record) -> str:
    tema = found["tema"]
    return {
        OFICINA: f"a la oficina «{tema.upper()}»" if tema else "a la coordinación, por la estrategia",
        PLANILLA: f"a los administradores, por «{tema}»",
        FALLA: f"a los administradores, por una falla: {tema}",
        DIARIO: "a los administradores, el resumen del día",
        SEMANAL: "a la coordinación, el resumen de la semana",
    }[found["clase"]]


def _moment(text: str, config: Config) -> str:
    return f"{datetime.fromisoformat(text).astimezone(config.zona):%d/%m/%Y %H:%M}"
