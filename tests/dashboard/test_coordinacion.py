"""The page of the coordination: what waits, whom to call, what to ask, what falls due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from plan import informes, salidas
from plan.config import Config
from plan.correo import Correo
from plan.database import reader
from plan.tables import CORREO, ENVIO, RESPUESTA
from sync.mail import outbox
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa, task
from tests.dashboard.validity import errors

THEN = date(2026, 11, 19)


def page(client: FlaskClient, address: str = "/coordinacion") -> str:
    answer = client.get(address, base_url="http://localhost")
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 200, shown
    assert errors(shown) == []
    return shown


def section(shown: str, heading: str) -> str:
    told = re.split(r"<h[23][^>]*>", shown)
    found = next(part for part in told if part.startswith(heading))
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_only_the_machine_itself_may_open_it(visitor: FlaskClient) -> None:
    elsewhere = visitor.get("/coordinacion", environ_overrides={"REMOTE_ADDR": "10.0.0.7"})
    assert elsewhere.status_code == 403
    assert "solo se abre en la máquina" in elsewhere.get_data(as_text=True)


def test_a_held_load_says_why_it_waits_and_what_to_type(populated: Factory, client: FlaskClient) -> None:
    number = populated.load(
        "OP", THEN, resultado="retenida", detalle="En «Programas» desaparecen 6 de 7 filas."
    )
    populated.note_file("OP.xlsx", "retenido", "OP", number)
    told = section(page(client), "Cargas retenidas")
    assert "desaparecen 6 de 7 filas" in told
    assert f"python tablero.py cargas confirmar {number}" in told
    assert f"python tablero.py cargas ver {number}" in told
    place = re.search(r'href="(/ayuda/coordinacion[^"#]*)#([^"]+)"', page(client))
    assert place
    assert f'id="{place[2]}"' in page(client, place[1])


def test_a_rejected_workbook_says_what_was_wrong_with_its_values(
    populated: Factory, client: FlaskClient
) -> None:
    number = populated.load("OP", THEN, resultado="rechazada", errores=1, guardado_por="Paula Ferreyra")
    populated.observe("FECHA_ILEGIBLE", "Actividades", "F7", valor="«prontito»", sugerencia="")
    populated.note_file("OP.xlsx", "rechazado", "OP", number)
    told = section(page(client), "Planillas rechazadas")
    assert "prontito" in told
    assert "guardó Paula Ferreyra" in told


def test_a_silent_office_says_since_when_and_whom_to_call(populated: Factory, client: FlaskClient) -> None:
    populated.load("", THEN)
    populated.put(
        "dependencia",
        codigo="SAL",
        nombre="Secretaría de Salud",
        presenta_planilla="Sí",
        titular="Ana Villalba",
        correo="salud@x.example; dos@x.example",
    )
    shown = page(client)
    told = section(shown, "A quién llamar")
    assert "Secretaría de Salud 01/09/2026 hace 80 días" in told
    assert "Ana Villalba" in told
    assert 'href="mailto:salud@x.example,dos@x.example"' in shown


def test_a_retired_programme_says_how_to_let_it_go(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", THEN, THEN)
    programa(populated, "OP", "OP-6", nombre="Vivero", marca="retirado")
    told = section(page(client), "Programas que ya no están en su planilla")
    assert "Vivero" in told
    assert "python tablero.py cargas retirar OP OP-6" in told


def test_what_is_claimed_is_laid_beside_what_activities_show(populated: Factory, client: FlaskClient) -> None:
    told = section(page(client), "Discrepancias")
    assert "Red pluvial" in told
    assert "90 % 45 % +45 p.p." in told
    del populated


def test_a_programme_reported_finished_names_its_open_activities(
    populated: Factory, client: FlaskClient
) -> None:
    programa(populated, "OP", "OP-9", nombre="Plaza", estado="Finalizado", avance_reportado=1.0)
    task(populated, "OP-9", "OP-9.1", avance=1.0, fin_real=date(2026, 10, 1))
    task(populated, "OP-9", "OP-9.2", avance=0.7)
    told = section(page(client), "Informados como terminados")
    assert "OP-9.2" in told
    assert "OP-9.1" not in told


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Con avance y sin inicio real", {"avance": 0.5, "inicio_real": None}),
        ("Por cerrar", {"avance": 1.0}),
    ],
)
def test_an_activity_to_ask_about_is_named(
    populated: Factory, client: FlaskClient, heading: str, cells: dict[str, object]
) -> None:
    assert "OP-1.9" not in section(page(client), heading)
    task(populated, "OP-1", "OP-1.9", **cells)
    populated.load("OP", THEN, THEN)
    assert "OP-1.9" in section(page(client), heading)


def test_dates_that_moved_since_the_meeting_are_told_with_their_reason(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", THEN, THEN)
    task(
        populated,
        "OP-1",
        "OP-1.2",
        predecesora="OP-1.1",
        avance=0.4,
        fin_planificado=date(2027, 1, 30),
        justificacion="Lluvias",
    )
    told = section(page(client, "/coordinacion?desde=2026-11-18"), "Fechas reprogramadas")
    assert "01/01/2026 a 31/12/2026 01/01/2026 a 30/01/2027 +30 días Lluvias" in told
    assert "Ninguna fecha" in section(page(client, "/coordinacion?desde=2026-11-19"), "Fechas reprogramadas")


def test_what_falls_due_and_what_is_overdue_are_told_apart(populated: Factory, client: FlaskClient) -> None:
    task(populated, "OP-1", "OP-1.7", nombre="Firma", hito="Sí", fin_planificado=date(2026, 11, 30))
    task(populated, "OP-1", "OP-1.8", nombre="Acta", fin_planificado=date(2026, 12, 5))
    shown = page(client)
    soon, overdue = section(shown, "En los próximos 14 días"), section(shown, "Vencidos")
    assert "30/11/2026 en 10 días Hito OP-1.7 Firma" in soon
    assert "OP-1.8" not in soon
    assert "hace 143 días" in overdue
    assert "Mercado" in overdue
    assert "OP-1.7" not in overdue


@pytest.mark.usefixtures("populated")
def test_programmes_loaded_for_the_first_time_are_counted(client: FlaskClient) -> None:
    text = section(page(client, "/coordinacion?desde=2026-01-01"), "Desde la última reunión")
    assert "1 cargado por primera vez, 0 nuevos" in text or "cargados por primera vez, 0 nuevos" in text


def test_a_plan_without_anything_to_discuss_says_so(factory: Factory, client: FlaskClient) -> None:
    factory.load("", THEN)
    factory.put("plan", nombre="Plan", inicio=date(2026, 1, 1), fin=date(2027, 1, 1))
    shown = page(client)
    assert "Todas las dependencias que presentan planilla informaron" in shown
    assert "Nada está vencido" in shown
    assert "Ninguna planilla tiene errores por corregir" in shown


def test_a_day_of_meeting_after_today_is_refused(client: FlaskClient, populated: Factory) -> None:
    del populated
    assert client.get("/coordinacion?desde=2027-01-01", base_url="http://localhost").status_code == 400


def write(
    factory: Factory, number: int, para: str, situacion: str, detalle: str = "", tries: int = 1
) -> None:
    """Put a mail into the outbox as the service would leave it."""
    moment = f"2026-11-20T1{number}:00:00+00:00"
    mail = {column.name: "" for column in CORREO.c} | {
        "id": number,
        "carga": None,
        "asunto": f"Aviso {number}",
    }
    mail |= {"creado": moment, "escrito": moment}
    sent = {"correo": number, "para": para, "situacion": situacion, "intentos": tries, "proximo": moment}
    with factory.engine.begin() as connection:
        connection.execute(CORREO.insert(), mail)
        connection.execute(ENVIO.insert(), sent | {"detalle": detalle, "momento": moment})


@pytest.fixture
def written_to(populated: Factory, config: Config, today: date) -> Iterator[FlaskClient]:
    """Ask a site whose municipality sends mail."""
    del populated
    engine = reader(config)
    mailing = replace(config, correo=Correo(servidor="correo.muni.gob"))
    yield create_app(mailing, engine, lambda: today).test_client()
    engine.dispose()


def test_without_mail_it_says_that_nobody_gets_any(visitor: FlaskClient) -> None:
    told = section(page(visitor), "Informes y correo")
    assert "No hay informes ni correos con problemas" in told
    assert "El correo no está configurado" in told


def test_a_report_that_could_not_be_left_says_why_and_since_when(
    populated: Factory, client: FlaskClient
) -> None:
    found = {"nombre": "OP", "carga": 1, "informe": "", "copia": "", "situacion": informes.ABIERTA}
    told = {"detalle": "«OP - con observaciones.xlsx» está abierto.", "momento": "2026-11-20T13:00:00+00:00"}
    with populated.engine.begin() as connection:
        connection.execute(RESPUESTA.insert(), found | told)
        connection.execute(
            RESPUESTA.insert(), found | told | {"nombre": "SAL", "situacion": informes.ESCRITA}
        )
    shown = page(client)
    assert section(shown, "Informes y correo").count("está abierto") == 1
    assert "Desde el 20/11/2026 a las 10:00: «OP - con observaciones.xlsx»" in shown
    assert '<a href="#salidas" class="apremia"><strong>1</strong> problema con informes o correo' in shown


def test_mails_that_were_tried_in_vain_are_told_and_those_on_their_way_are_not(
    populated: Factory, client: FlaskClient, written_to: FlaskClient
) -> None:
    write(populated, 1, "a@muni.gob", "pendiente", tries=0)
    assert "espera desde" not in section(page(written_to), "Informes y correo")
    write(populated, 2, "a@muni.gob", "pendiente", "no responde")
    write(populated, 3, "b@muni.gob", "demorado", "buzón lleno.")
    told = section(page(written_to), "Informes y correo")
    assert "2 correos esperan desde el 20/11/2026 a las 09:00: buzón lleno. Se vuelve a intentar solo" in told
    assert "Todavía no salió ningún correo" in told
    assert "esperan" not in section(page(client), "Informes y correo")


def test_an_address_is_told_as_long_as_its_last_mail_was_refused(
    populated: Factory, written_to: FlaskClient
) -> None:
    write(populated, 1, "a@muni.gob", "rechazado", "no existe")
    write(populated, 2, "b@muni.gob", "rechazado", "no existe")
    write(populated, 3, "b@muni.gob", "enviado")
    told = section(page(written_to), "Informes y correo")
    assert "no aceptó «Aviso 1» para a@muni.gob, el 20/11/2026 a las 08:00: no existe. Corrija" in told
    assert "b@muni.gob" not in told
    assert "El último correo salió el 20/11/2026 a las 10:00" in told


def test_reports_and_mails_of_a_past_day_are_known_to_nobody(visitor: FlaskClient) -> None:
    assert "Informes y correo" not in page(visitor, "/coordinacion?al=2026-11-19")


def test_mails_stand_as_the_service_notes_them() -> None:
    assert {*salidas.POR_SALIR} == {*outbox.OPEN}
    assert (salidas.RECHAZADO, salidas.ENVIADO) == (outbox.REFUSED, outbox.SENT)


def test_every_file_that_stands_rejected_in_the_folder_is_counted_and_says_what_to_do(
    populated: Factory, client: FlaskClient
) -> None:
    number = populated.load("EDU", THEN, resultado="rechazada", errores=1)
    populated.observe("LIBRO_DEPENDENCIA_DESCONOCIDA", "", "", valor="EDU", sugerencia="")
    populated.note_file("EDU.xlsx", "rechazado", "EDU", number)
    number = populated.load("?", THEN, resultado="rechazada", errores=1)
    populated.observe("ARCHIVO_ODS", "", "")
    populated.note_file("sub/SAL2.ods", "rechazado", "?", number)
    populated.note_file(
        "viejas/OP.xlsx", "duplicado", "OP", populated.load("OP", THEN, resultado="rechazada")
    )
    shown = page(client)
    told = section(shown, "Planillas rechazadas")
    assert "<strong>3</strong> planillas rechazadas" in shown
    assert "EDU EDU.xlsx" in told
    assert "pida a la coordinación que agregue la dependencia" in told
    assert "No se sabe de qué dependencia es sub/SAL2.ods" in told
    assert "viejas/OP.xlsx" in told
    whole = page(client, "/actualizacion?vista=completa")
    assert "sub/SAL2.ods" in section(whole, "Archivos de la carpeta que no se toman")
    public = page(client, "/actualizacion")
    assert "2 archivos de la carpeta compartida no se reconocen" in public
    assert "SAL2" not in public


def test_a_workbook_rejected_and_then_taken_away_is_no_longer_listed(
    populated: Factory, client: FlaskClient
) -> None:
    populated.note_file("OP.xlsx", "ausente", "OP", populated.load("OP", THEN, resultado="rechazada"))
    assert "<strong>0</strong> planillas rechazadas" in page(client)
