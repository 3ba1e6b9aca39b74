"""The command `cargas`: what was loaded, what waits, what would become of it, and what people decide."""

from __future__ import annotations

from getpass import getuser

from plan.config import Config
from sync.decisions import Note, collect
from sync.lock import data_lock
from tests.commands import tablero
from tests.conftest import Town
from tests.sync.drawings import OP, many

LESS = "\n".join(line for line in OP.splitlines() if not line.startswith("| OP-2"))


def save(config: Config, town: Town, *drawings: str) -> None:
    for drawing in drawings:
        town.save("OP.xlsx", drawing)
        tablero(config, "ingest")


def test_a_held_load_is_listed_and_confirmed(config: Config, town: Town) -> None:
    save(config, town, many(), many(gone=7))
    waiting = "Espera una decisión la carga 3, OP.xlsx: En «Programas» desaparecen 7 de 18 filas."
    assert waiting in tablero(config, "cargas").stdout
    done = tablero(config, "cargas", "confirmar", "3")
    assert done.returncode == 0
    said = f"Se confirmó la carga 3: En «Programas» desaparecen 7 de 18 filas. Lo decidió {getuser()}.\n"
    assert done.stdout.endswith(said)
    assert "Espera" not in tablero(config, "cargas").stdout
    again = tablero(config, "cargas", "rechazar", "3")
    assert (again.returncode, again.stderr.startswith("La carga 3 no está retenida")) == (2, True)


def test_a_dropped_load_says_so(config: Config, town: Town) -> None:
    save(config, town, many(), many(gone=7))
    done = tablero(config, "cargas", "rechazar", "3")
    assert done.stdout == "OP.xlsx: Se descartó la carga 3: los datos quedan como estaban.\n"
    assert "descartada" in tablero(config, "cargas").stdout


def test_retired_programmes_are_listed_and_let_go(config: Config, town: Town) -> None:
    save(config, town, OP)
    assert tablero(config, "cargas", "retirados").stdout == "Ningún programa figura como retirado.\n"
    save(config, town, LESS)
    listed = tablero(config, "cargas", "retirados").stdout.splitlines()
    assert listed[0].startswith("OP        OP-2          Bacheo: retirado desde el ")
    assert listed[0].endswith(" (carga 3).")
    done = tablero(config, "cargas", "retirar", "op", "op-2")
    assert (done.returncode, done.stdout) == (0, "Carga 4: Se confirmó el retiro de «OP-2» (Bacheo).\n")
    assert "retirada    Se confirmó el retiro de «OP-2» (Bacheo)." in tablero(config, "cargas").stdout
    again = tablero(config, "cargas", "retirar", "op", "op-2")
    assert (again.returncode, again.stderr.startswith("«op-2» de «op» no figura como retirado")) == (2, True)


def test_while_the_service_runs_decisions_are_left_for_it(config: Config, town: Town) -> None:
    save(config, town, OP, LESS)
    with data_lock(config.datos):
        done = tablero(config, "cargas", "retirar", "OP", "OP-2")
        assert done.stdout == "Anotado: el servicio lo hace enseguida.\n"
        refused = tablero(config, "cargas", "retirar", "OP", "OP-1")
        assert (refused.returncode, "no figura como retirado" in refused.stderr) == (2, True)
        in_vain = tablero(config, "cargas", "confirmar", "3")
        assert (in_vain.returncode, "La carga 3 no está retenida" in in_vain.stderr) == (2, True)
    left = [note for _, note in collect(config.datos)]
    assert left == [Note("retirar", getuser(), dependencia="OP", codigo="OP-2")]
