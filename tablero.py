"""The command line: joins the way in and the dashboard, and decides nothing."""

from __future__ import annotations

from pathlib import Path

import click

from cli import cargas, correo, loading, rebuilding, serve, writing
from cli.installation import Orders
from cli.spanish import speak_spanish

speak_spanish()


@click.group(
    cls=Orders,
    context_settings={"help_option_names": ["-h", "--help", "--ayuda"]},
    options_metavar="[OPCIONES]",
    subcommand_metavar="ORDEN ...",
)
@click.option(
    "--config",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("config.toml"),
    metavar="ARCHIVO",
    show_default=True,
    help="Archivo de configuración.",
)
@click.pass_context
def tablero(ctx: click.Context, path: Path) -> None:
    """Tablero de Gestión Municipal: de las planillas de las oficinas al tablero del municipio."""
    ctx.obj = path


for command in (
    serve.run,
    loading.ingest,
    loading.check,
    writing.templates,
    writing.example,
    cargas.cargas,
    correo.correo,
    rebuilding.rebuild,
    writing.export,
    writing.doctor,
):
    tablero.add_command(command)


if __name__ == "__main__":
    tablero()
