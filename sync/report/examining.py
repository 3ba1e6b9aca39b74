"""What of the reports of an installation is right or wrong, in one sentence each; writes nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator

import sqlalchemy as sa

from plan import informes
from plan.config import Config
from plan.figures import counted
from sync.patience import NoAnswerError, Patience
from sync.report.due import due
from sync.report.folder import ReportsFolder
from sync.report.noted import answers

_SHOWN = 10

Told = Iterator[tuple[bool, str]]
"""Whether something is fine, and the sentence that says it."""


def examine_reports(connection: sa.Connection, config: Config) -> Told:
    """Look at what could not be left, and at what is not there."""
    if not config.informes:
        yield True, "No se dejan informes en la carpeta: «informes.activo» es false."
        return
    folder = ReportsFolder(config.compartida, config.zona)
    wrong = informes.troubles(connection)
    for nombre, sentence in wrong.items():
        yield False, f"Informe de «{nombre}»: {sentence}" if nombre else sentence
    lacking = [] if informes.FOLDER in wrong else _lacking(connection, config, folder, wrong)
    if lacking:
        yield False, _lacking_sentence(lacking, folder)
    elif not wrong:
        yield True, f"Cada planilla tiene su informe en {folder.path}."


def _lacking(
    connection: sa.Connection, config: Config, folder: ReportsFolder, wrong: Container[str]
) -> list[str]:
    """Name the answers that should be there and are not, and of which nothing else is said."""
    left = answers(connection)
    wanted = [each for each in due(connection) if each.nombre not in wrong]
    try:
        lost = Patience(config.paciencia).ask(
            "informes", lambda _: folder.without_report([each.nombre for each in wanted])
        )
    except NoAnswerError:
        lost = frozenset()  # how the folder stands is told elsewhere
    return sorted(
        each.nombre
        for each in wanted
        if each.nombre in lost or each.nombre not in left or left[each.nombre].carga != each.carga
    )


def _lacking_sentence(lacking: list[str], folder: ReportsFolder) -> str:
    names = ", ".join(f"«{nombre}»" for nombre in lacking[:_SHOWN])
    rest = f" y {len(lacking) - _SHOWN} más" if len(lacking) > _SHOWN else ""
    return (
        f"En {folder.path} {'falta' if len(lacking) == 1 else 'faltan'} "
        f"{counted(len(lacking), 'informe al día', 'informes al día')}: {names}{rest}. El servicio "
        f"{'lo' if len(lacking) == 1 else 'los'} escribe solo en su próxima vuelta: si sigue así, mire que "
        "esté andando («python tablero.py run»)."
    )
