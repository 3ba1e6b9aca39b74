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


def told(config: Config, number: int) -> list[str]:
    done = tablero(config, "cargas", "ver", str(number))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[1:]


def test_what_a_held_load_would_do_is_shown_and_nothing_is_stored(config: Config, town: Town) -> None:
    save(config, town, many())
    before = (
        many(gone=7).replace("| OP-8 | Programa 8 |", "| OP-8 | Otro nombre |") + "\n| OP-30 | Nuevo | L1 |"
    )
    save(config, town, before)
    with data_lock(config.datos):
        lines = told(config, 3)
    assert lines == [
        "En «Programas» desaparecen 7 de 18 filas.",
        "Si se confirma:",
        "«Programas»",
        "  Desaparecen (7):",
        *(f"    OP-{n} (Programa {n})" for n in range(7)),
        "  Cambian de nombre o de fechas (1):",
        "    OP-8 (Otro nombre): Nombre: «Programa 8» → «Otro nombre»",
        "  Se agregan (1):",
        "    OP-30 (Nuevo)",
    ]
    tablero(config, "cargas", "confirmar", "3")
    assert told(config, 3)[1].startswith("Ya no espera a nadie")
    assert told(config, 4)[1:] == lines[2:]


def test_long_lists_are_cut(config: Config, town: Town) -> None:
    rows = "\n".join(f"| P{n} | Programa {n} | L1 |" for n in range(25))
    save(config, town, f"## Programas\n| Código | Nombre | Lineamiento |\n|---|---|---|\n{rows}", "")
    lines = told(config, 3)
    assert (lines[3], len(lines), lines[-1]) == ("  Desaparecen (25):", 25, "    y 5 más")


def test_what_a_load_changed_is_shown_with_old_and_new_values(config: Config, town: Town) -> None:
    late = OP.replace("0.4 ", "0.45").replace("| 2026-12-31      | 0.5", "| 2027-01-31      | 0.5")
    save(config, town, OP, late, late.replace("| 0.6 ", "| 7.6 "), late.replace("2026-10-31", "2026-11-15"))
    assert told(config, 3) == [
        "«Programas»",
        "  Cambian de nombre o de fechas (1):",
        "    OP-2 (Bacheo): Fin planificado: 31/12/2026 → 31/01/2027",
        "  Cambian otros datos (1):",
        "    OP-1 (Red pluvial): Avance reportado: 40 % → 45 %",
    ]
    assert told(config, 4) == [
        "«Actividades»",
        "  Esperan una corrección, con sus últimos datos buenos (1):",
        "    A1 (Relevamiento)",
    ]
    assert told(config, 5) == [
        "«Informe»",
        "  Cambian de nombre o de fechas (1):",
        "    la única fila: Corte: 31/10/2026 → 15/11/2026",
        "«Actividades»",
        "  Cambian otros datos (1):",
        "    A1 (Relevamiento): vuelve a estar bien",
    ]


def test_a_corrected_code_is_shown_as_a_change(config: Config, town: Town) -> None:
    head = "## Programas\n| Código | Nombre | Lineamiento | Código anterior |\n|---|---|---|---|\n"
    save(config, town, f"{head}| P1 | Bacheo | L1 | |", f"{head}| P9 | Bacheo | L1 | P1 |")
    assert told(config, 3) == [
        "«Programas»",
        "  Cambian otros datos (1):",
        "    P9 (Bacheo): Código: «P1» → «P9»; Código anterior: (en blanco) → «P1»",
    ]


def test_a_rejected_load_shows_why_and_an_unknown_one_is_told(config: Config, town: Town) -> None:
    tablero(config, "ingest")
    (town.folder / "OP.xlsx").write_bytes(b"<html>no soy un libro</html>")
    tablero(config, "ingest")
    (line,) = told(config, 2)
    assert line.startswith("El archivo es una página web")
    done = tablero(config, "cargas", "ver", "99")
    assert (done.returncode, done.stderr) == (
        2,
        "No hay ninguna carga 99: mire las últimas con «cargas».\n",
    )


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
