"""R1, mails: the service killed without warning while it writes to offices and hands mails over."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa

from plan import database
from plan.config import Config
from plan.tables import CORREO, ENVIO
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.mail.server import Mailbox, MailServer
from tests.torture.conftest import Result
from tests.torture.running import Launcher, from_a_terminal, quiet_port
from tests.torture.sizes import size

KILLS = size("mail_kills", ci=50, full=500, sample=5)
LONGEST_LIFE = 2.5
SLOWEST_ANSWER = 0.06
PATIENCE = 90.0

STRATEGY = ESTRATEGIA.replace("| Presenta planilla |", "| Presenta planilla | Correo |")
for code in ("OP", "SAL", "INT"):
    ends = "No                |" if code == "INT" else "Sí                |"
    STRATEGY = "\n".join(
        f"{line} {code.lower()}@muni.gob |" if line.startswith(f"| {code} ") and line.endswith(ends) else line
        for line in STRATEGY.splitlines()
    )
STRATEGY = STRATEGY.replace("|-------------------|\n", "|-------------------|---|\n")

WRONG = """
## Programas
| Código | Nombre      | Lineamiento | Estado   | Avance reportado | Observaciones |
|--------|-------------|-------------|----------|------------------|---------------|
| P-1    | Red pluvial | {lineamiento} | En curso | casi {number}    | vuelta {number} |
"""


@dataclass
class Slow(Mailbox):
    """A mailbox that takes its time: a kill may come between what it took and its answer."""

    chance: Random | None = None

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        assert self.chance is not None
        await asyncio.sleep(self.chance.uniform(0, SLOWEST_ANSWER))
        return answer


@pytest.mark.torture
def test_every_mail_arrives_and_none_is_made_twice_however_often_the_service_is_killed(
    tmp_path: Path, seed: int, result: Result
) -> None:
    chance = Random(seed)
    mailbox = Slow(chance=Random(seed + 1))
    server = MailServer(mailbox)
    config = town_with_mail(tmp_path, server.port)
    server.start()
    try:
        with Launcher() as launcher:
            for turn in range(KILLS):
                save(config, turn)
                service = launcher.start(config, tmp_path / f"{turn}.log")
                time.sleep(chance.uniform(0, LONGEST_LIFE))
                service.kill()
        save(config, KILLS)
        with from_a_terminal(config, tmp_path / "ultimo.log"):
            wait_until_quiet(config)
    finally:
        server.stop()
    written = envelopes(config)
    delivered = mailbox.deliveries
    assert {situacion for _, _, situacion in written} == {"enviado"}
    assert len(delivered) == len(written)
    assert {para for para, _ in delivered} <= {"op@muni.gob", "sal@muni.gob", "admin@muni.gob"}
    again = sum(delivered.values()) - len(delivered)
    assert again <= KILLS  # a kill between the server's yes and our note of it; the Message-ID tells
    result(
        "R1 correo",
        f"{KILLS} muertes, {len(written)} correos",
        f"0 perdidos, {again} entregados otra vez con el mismo Message-ID",
        "0 perdidos, 0 dobles",
    )


def town_with_mail(folder: Path, port: int) -> Config:
    (folder / "compartida").mkdir()
    options = {
        "carpetas.compartida": "compartida",
        "web.puerto": quiet_port(),
        "watch.intervalo": 5,
        "correo.servidor": "127.0.0.1",
        "correo.puerto": port,
        "correo.seguridad": "ninguna",
        "correo.remitente": "tablero@muni.gob",
        "correo.administradores": ["admin@muni.gob"],
        "correo.minutos_de_calma": 0,
    }
    config = write_config(folder, options)
    Town(config.compartida).save("estrategia.xlsx", STRATEGY)
    return config


def save(config: Config, number: int) -> None:
    """Save both workbooks, each with a mistake that it never had before."""
    town = Town(config.compartida)
    for office, lineamiento in (("OP", "L1"), ("SAL", "L2")):
        town.save(f"{office}.xlsx", WRONG.format(lineamiento=lineamiento, number=number))


def wait_until_quiet(config: Config) -> None:
    """Wait until the last saves were told of, and nothing is left to be written or sent."""
    deadline = time.monotonic() + PATIENCE
    while (left := waiting(config)) != 0:
        assert time.monotonic() < deadline, f"{left} mails still wait"
        time.sleep(0.2)


def waiting(config: Config) -> int | None:
    """Count what an office has not been told; None before both last saves were taken."""
    engine = database.existing_reader(config)
    if engine is None:
        return None
    with engine.connect() as connection:
        asked = sa.text(
            "SELECT count(DISTINCT origen) FROM problema JOIN carga ON carga.id = carga "
            "WHERE hechos LIKE :last"
        )
        if connection.execute(asked, {"last": f'%casi {KILLS}"%'}).scalar() != 2:
            return None
        mine = CORREO.c.clase == "oficina"
        open_rows = sa.select(sa.func.count()).where(mine, CORREO.c.situacion == "esperando")
        unsent = sa.select(sa.func.count()).where(ENVIO.c.situacion != "enviado")
        found = (connection.execute(query).scalar() or 0 for query in (open_rows, unsent))
        left = sum(found)
    engine.dispose()
    return left


def envelopes(config: Config) -> list[tuple[int, str, str]]:
    engine = database.existing_reader(config)
    assert engine is not None
    with engine.connect() as connection:
        query = sa.select(ENVIO.c.correo, ENVIO.c.para, ENVIO.c.situacion)
        found = [(each.correo, each.para, each.situacion) for each in connection.execute(query)]
    engine.dispose()
    return found
