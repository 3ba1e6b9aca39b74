"""The commands that write for people: `templates`, `example`, `export`, and `doctor`, which only talks."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click
import sqlalchemy as sa

from cli.installation import (
    FINE,
    PROBLEMS,
    CannotRunError,
    anything_there,
    reading,
    require_folder,
    today,
    working,
)
from cli.renewing import renew
from plan import config as configuration
from plan import history
from plan.config import Config
from plan.evaluacion import evaluate
from plan.figures import short_date
from sync.doctor import examine


@click.command(options_metavar="[OPCIONES]")
@click.option(
    "--renovar",
    "renewed",
    metavar="CÓDIGO",
    multiple=True,
    help="Escribir de nuevo, con sus datos, la planilla de una dependencia (o «estrategia», o «todas»), "
    "junto a la que está en uso. Para varias: --renovar OP --renovar SAL.",
)
@click.pass_obj
def templates(path: Path, renewed: tuple[str, ...]) -> None:
    """Escribir la planilla de cada dependencia que no la tiene, o renovar las que se pidan."""
    from sync.handout import hand_out

    config = configuration.load(path)
    require_folder(config)
    if renewed:
        renew(config, renewed)
        return
    with reading(config) as connection:
        written = hand_out(config.compartida, connection, today(config), config.umbrales)
    for file in written:
        click.echo(f"Se escribió {file}.")
    if not written:
        click.echo("Todas las dependencias que presentan planilla ya tienen la suya.")


@click.command(options_metavar="[OPCIONES]")
@click.option("--si-vacia", "if_empty", is_flag=True, help="No hacer nada si ya hay planillas o datos.")
@click.pass_obj
def example(path: Path, if_empty: bool) -> None:
    """Llenar la carpeta vacía con un municipio de ejemplo."""
    from sync.example import build, invitation

    config = configuration.load(path)
    config.compartida.mkdir(parents=True, exist_ok=True)
    if anything_there(config):
        if if_empty:
            return
        raise CannotRunError(
            f"En {config.compartida} o en {config.datos} ya hay datos: el ejemplo no pisa nada."
        )
    click.echo("Se prepara el municipio de ejemplo, con doce semanas de cargas…")
    with working(config) as pipeline:
        build(config.compartida, today(config), lambda now: [*pipeline.ingest(now)], config.umbrales)
    click.echo(invitation(config.compartida, f"http://{config.host}:{config.puerto}"))


@click.command(options_metavar="[OPCIONES]")
@click.argument("folder", metavar="CARPETA", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--al",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-DD",
    help="Fecha a la que se exporta.",
)
@click.pass_obj
def export(path: Path, folder: Path, al: datetime | None) -> None:
    """Escribir en CSV los datos vigentes y sus semáforos."""
    from dashboard.downloads.export import export as write

    config = configuration.load(path)
    day = al.date() if al else today(config)
    if day > today(config):
        raise CannotRunError(f"{short_date(day)} todavía no llegó: se exporta hasta hoy.")
    with reading(config) as connection:
        _require_data(connection, day, config)
        panorama = history.panorama(
            connection, history.carga_al(connection, day, config.zona) if al else None
        )
    for file in write(folder, panorama, evaluate(panorama, day, config.umbrales)):
        click.echo(f"Se escribió {file}.")


@click.command(options_metavar="[OPCIONES]")
@click.pass_obj
def doctor(path: Path) -> None:
    """Decir qué está bien y qué está mal en la instalación."""
    findings = list(examine(path))
    for finding in findings:
        click.echo(f"{'bien' if finding.fine else 'MAL '}  {finding.sentence}")
    sys.exit(FINE if all(finding.fine for finding in findings) else PROBLEMS)


def _require_data(connection: sa.Connection, day: date, config: Config) -> None:
    if history.carga_al(connection, day, config.zona):
        return
    first = history.first_moment(connection)
    since = f" La primera carga es del {short_date(first.astimezone(config.zona))}." if first else ""
    raise CannotRunError(f"Al {short_date(day)} todavía no había datos.{since}")
