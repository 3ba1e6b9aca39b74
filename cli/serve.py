"""The command `run`: the service and the site, until somebody stops them."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from errno import EACCES, EADDRINUSE, EADDRNOTAVAIL
from pathlib import Path
from typing import NoReturn

import click

from cli.installation import CannotRunError, require_folder, today, working
from plan import config as configuration
from plan import database
from plan.config import Config
from sync.lock import data_lock
from sync.service import Service

_WHY = {
    EADDRINUSE: "lo usa otro programa",
    EADDRNOTAVAIL: "esa dirección no es de esta máquina",
    EACCES: "el sistema no deja usar ese puerto sin permiso especial; los de 1024 en adelante, sí",
}
"""Why an address cannot be opened, as people read it."""


@click.command(options_metavar="[OPCIONES]")
@click.pass_obj
def run(path: Path) -> None:
    """Poner en marcha el servicio y el sitio."""
    from waitress import create_server

    from dashboard.app import create_app
    from dashboard.keeping.almanac import FILE, Almanac
    from dashboard.keeping.filler import InBackground

    config = configuration.load(path)
    if not _begun(config):  # else what is loaded is shown, though the folder be away
        require_folder(config)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s  %(message)s", datefmt="%d/%m %H:%M:%S")
    for chatty in ("waitress", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, _leave)
    with _port(config) as listening, working(config) as pipeline, Service(config, pipeline):
        almanac, filler = Almanac(config.datos / FILE), InBackground()
        app = create_app(config, database.reader(config), lambda: today(config), almanac, filler)
        # The site has to see those headers: they tell who asks through another program from who is here.
        server = create_server(
            app,
            sockets=[listening],
            threads=config.hilos,
            ident=None,
            clear_untrusted_proxy_headers=False,
        )
        click.echo(
            f"El tablero está en http://{config.host}:{config.puerto}/ (SQLite {database.sqlite_version()})."
        )
        click.echo(f"Vigila la carpeta {config.compartida}. Para detenerlo: Ctrl+C.")
        with filler.running(ahead=app.extensions["site"].prepare, told=almanac.publish):
            server.run()


def _begun(config: Config) -> bool:
    try:
        engine = database.existing_reader(config)
    except database.OlderDatabaseError:
        return True
    if engine is not None:
        engine.dispose()
    return engine is not None


@contextmanager
def _port(config: Config) -> Iterator[socket.socket]:
    """Take the port before anything else is touched."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((config.host, config.puerto))
            listening.listen(1024)
        except OSError as error:
            # Whoever starts the service twice is told so, and not to take another port.
            with data_lock(config.datos) if config.datos.is_dir() else nullcontext():
                raise CannotRunError(_taken(config, error)) from error
        yield listening


def _taken(config: Config, error: OSError) -> str:
    why = _WHY.get(error.errno or 0, error.strerror)
    return (
        f"No se puede abrir {config.host}:{config.puerto}: {why}. Cambie «web.puerto» o «web.host» en "
        "config.toml."
    )


def _leave(_signal: int, _frame: object) -> NoReturn:
    # The default would drop the requests in flight; this way the server answers them first.
    raise SystemExit(0)
