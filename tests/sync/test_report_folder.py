"""What the reports folder holds whatever came in between: kills, edits, open files, folders away."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from errno import EIO
from io import BytesIO
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from plan import history
from plan.config import Config
from plan.tables import PROBLEMA, RESPUESTA
from sync.doctor import examine
from sync.names import MARKER
from sync.pipeline import Pipeline
from sync.report.folder import Known, ReportsFolder
from sync.report.marker import Marker
from sync.report.reporter import Reporter
from sync.template import prefilled
from sync.watch import scan
from tests.catalogue.breaking import PLANILLA, with_cells
from tests.conftest import OPTIONS, Town, write_config
from tests.drawing import xlsx
from tests.sync.drawings import Decide, Ingest, many
from tests.waiting import wait_until

RIGHT = xlsx(PLANILLA)
WRONG = xlsx(with_cells("Actividades", "Avance", "7.63"))
WORSE = xlsx(with_cells("Actividades", "Avance", "7.63 | 8.5"))
COPY, REPORT = "OP - con observaciones.xlsx", "OP - informe.html"

Turn = Callable[..., int]


class Left:
    """What lies in the reports folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "_informes"

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("estrategia"))

    def report(self, name: str = REPORT) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def copy(self, name: str = COPY) -> Path:
        return self.folder / name

    def list(self) -> str:
        sheet = load_workbook(BytesIO(self.copy().read_bytes())).worksheets[0]
        return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


@pytest.fixture
def config(config: Config) -> Config:
    return write_config(config.path.parent, {**OPTIONS, "informes.activo": True})


@pytest.fixture
def left(config: Config) -> Left:
    return Left(config.compartida)


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marker]:
    with Marker(tmp_path_factory.mktemp("copias")) as marker:
        yield marker


@pytest.fixture
def reporter(config: Config, pipeline: Pipeline, marker: Marker) -> Callable[[], Reporter]:
    """Give a reporter as a service started anew has it."""
    return lambda: Reporter(config, pipeline.engine, lambda: nullcontext(marker))


@pytest.fixture
def turn(pipeline: Pipeline, now: datetime, reporter: Callable[[], Reporter]) -> Turn:
    """Take what is in the folder and write what is due."""

    def take(**later: float) -> int:
        list(pipeline.ingest(now + timedelta(**later)))
        return reporter().turn(now + timedelta(**later))

    return take


def standing(pipeline: Pipeline, nombre: str = "OP") -> str:
    with pipeline.engine.connect() as connection:
        query = sa.select(RESPUESTA.c.situacion).where(RESPUESTA.c.nombre == nombre)
        return str(connection.execute(query).scalar())


def doctor(config: Config) -> str:
    return " ".join(found.sentence for found in examine(config.path) if not found.fine)


def someone_edits(path: Path) -> bytes:
    book = load_workbook(path)
    book["Actividades"]["F2"] = 0.7
    book.properties.lastModifiedBy = "Juan"
    book.save(path)
    return path.read_bytes()


# What is left


def test_a_workbook_with_errors_gets_a_report_and_a_copy_and_one_that_is_right_the_report_alone(
    town: Town, turn: Turn, left: Left
) -> None:
    town.save("OP.xlsx", WRONG)
    assert turn() == 2
    assert left.names() == [COPY, REPORT]
    assert "Tomada, con correcciones pendientes" in left.report()
    assert "F2" in left.list()
    town.save("OP.xlsx", RIGHT)
    turn(minutes=1)
    assert left.names() == [REPORT]
    assert "Todo lo que dice la planilla ya está en el tablero" in left.report()
    assert turn(minutes=2) == 0


def test_a_workbook_that_nobody_filled_in_has_a_kind_report_and_no_copy(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline, now: datetime
) -> None:
    turn()
    with pipeline.engine.connect() as connection:
        fresh = prefilled("SAL", history.panorama(connection).tablas, now.date())
    town.save("SAL.xlsx", fresh)
    turn(minutes=1)
    assert left.names() == ["SAL - informe.html"]
    said = left.report("SAL - informe.html")
    assert "Todavía no se completó" in said
    assert "complete lo que le toca" in said


def test_nothing_is_written_outside_the_folder_and_no_scan_sees_it(
    town: Town, turn: Turn, left: Left
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    assert {path.name for path in town.folder.iterdir()} == {
        MARKER,
        "OP.xlsx",
        "_informes",
        "estrategia.xlsx",
    }
    assert (town.folder / "OP.xlsx").read_bytes() == WRONG
    assert not any(name.startswith(".") for name in left.names())
    assert [found.path for found in scan(town.folder).workbooks] == ["OP.xlsx", "estrategia.xlsx"]


def test_a_held_load_and_one_that_was_dropped_are_told(
    town: Town, turn: Turn, left: Left, decide: Decide, config: Config, pipeline: Pipeline, now: datetime
) -> None:
    town.save("OP.xlsx", many())
    turn()
    town.save("OP.xlsx", many(gone=7))
    turn(minutes=1)
    assert "Retenida" in left.report()
    assert "avise a la coordinación que confirme la carga 3" in left.report()
    decide("rechazar", 3)
    Reporter(config, pipeline.engine).turn(now)
    assert "Descartada" in left.report()
    assert "Lo decidió ana" in left.report()


def test_a_workbook_too_damaged_to_copy_is_told_with_its_last_good_version(
    town: Town, turn: Turn, left: Left, config: Config
) -> None:
    town.save("OP.xlsx", RIGHT)
    turn()
    town.save("OP.xlsx", b"esto no es un libro")
    turn(minutes=1)
    assert left.names() == [REPORT]
    said = left.report()
    assert "Rechazada" in said
    assert "no hay copia con las celdas señaladas: el archivo no se puede abrir" in said
    assert "La última versión que se tomó es la de la carga 2" in said
    kept = config.datos / said.partition("copie «")[2].partition("»")[0]
    assert kept.read_bytes() == RIGHT


def test_stray_files_are_told_beside_and_never_in_place_of_the_office(
    town: Town, turn: Turn, left: Left
) -> None:
    town.save("OP.xlsx", RIGHT)
    turn()
    town.save("viejas/OP.xlsx", RIGHT)
    town.save("OP.ods", b"nada")
    town.save("Otra cosa.xlsx", b"nada")
    turn(minutes=1)
    assert left.names() == [
        f"{name} - informe.html" for name in ("OP (ods)", "OP", "Otra cosa", "viejas - OP")
    ]
    assert "Ya se está tomando «OP.xlsx»" in left.report("viejas - OP - informe.html")
    assert "● Tomada" in left.report().replace('<span class="forma" aria-hidden="true">●</span>', "● ")
    (town.folder / "OP.ods").unlink()
    (town.folder / "Otra cosa.xlsx").unlink()
    (town.folder / "OP.xlsx").rename(town.folder / "OP.guardando")
    turn(minutes=1, seconds=1)
    assert "ya hay otra planilla" not in left.report()
    (town.folder / "OP.guardando").rename(town.folder / "OP.xlsx")
    (town.folder / "viejas/OP.xlsx").unlink()
    turn(minutes=2)
    assert left.names() == [REPORT]


def test_a_copy_in_conflict_beside_the_workbook_is_told(town: Town, turn: Turn, left: Left) -> None:
    for name in ("OP (1).xlsx", "Copia de OP.xlsx", "OPERATIVO (1).xlsx", "viejas/OP (1).xlsx", "OP.xlsx"):
        town.save(name, RIGHT)
    turn()
    said = left.report()
    assert [f"«{name}» parece una copia" in said for name in ("OP (1).xlsx", "Copia de OP.xlsx")] == [
        True
    ] * 2
    assert "OPERATIVO" not in said
    assert "viejas" not in said


# What comes in between


def test_what_a_kill_left_undone_is_done_by_the_next_one(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    with pipeline.engine.begin() as connection:  # killed after both were written, before that was noted
        connection.execute(sa.update(RESPUESTA).values(copia="", informe="", situacion="escribiendo"))
    (left.folder / ".OP - informe.html.tmp").write_bytes(b"a medias")
    assert turn(minutes=1) == 2
    assert left.names() == [COPY, REPORT]
    assert "Alguien hizo cambios" not in left.report()


def test_a_database_made_anew_knows_its_own_copies_again(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    with pipeline.engine.begin() as connection:
        connection.execute(sa.delete(RESPUESTA))
    turn(minutes=1)
    assert left.names() == [COPY, REPORT]


def test_a_copy_that_somebody_worked_in_is_kept_and_both_are_told(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline, config: Config
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    theirs = someone_edits(left.copy())
    os.utime(left.copy(), (1795381200, 1795381200))
    town.save("OP.xlsx", WORSE)
    turn(minutes=1)
    kept = "OP - con observaciones (editada 2026-11-22 18.00).xlsx"
    assert left.names() == [kept, COPY, REPORT]
    assert left.copy(kept).read_bytes() == theirs
    assert f"quedaron en «{kept}»" in left.list()
    assert f"quedaron en «{kept}»" in left.report()
    assert standing(pipeline) == "editada"
    assert f"quedaron en «{kept}»" in doctor(config)
    left.copy(kept).unlink()
    turn(minutes=2)
    assert "Alguien hizo cambios" not in left.report()
    assert standing(pipeline) == "escrita"


def test_a_copy_worked_in_is_noticed_without_a_load_once_it_is_closed(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline, reporter: Callable[[], Reporter], now: datetime
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    service = reporter()
    assert service.turn(now) == 0
    someone_edits(left.copy())
    os.utime(left.copy(), (1795381200, 1795381200))
    lock = left.folder / f"~${COPY}"
    lock.write_bytes(b"Ana")
    os.utime(lock, (now.timestamp(), now.timestamp()))
    assert (service.turn(now), left.names()) == (0, [COPY, REPORT, lock.name])
    lock.unlink()
    assert service.turn(now) == 1
    kept = "OP - con observaciones (editada 2026-11-22 18.00).xlsx"
    assert left.names() == [kept, COPY, REPORT]
    assert f"quedaron en «{kept}»" in left.report()
    assert standing(pipeline) == "editada"
    someone_edits(left.copy())
    assert service.turn(now) == 1
    assert len(left.names()) == 4
    assert service.turn(now) == 0


def test_a_copy_that_nobody_touched_is_not_read_at_each_turn(
    town: Town,
    turn: Turn,
    reporter: Callable[[], Reporter],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    service = reporter()
    service.turn(now)
    read: list[str] = []
    monkeypatch.setattr(ReportsFolder, "look", lambda *_: read.append("look"))
    assert (service.turn(now), read) == (0, [])


def test_a_copy_that_somebody_works_in_while_the_next_is_made_is_kept(
    town: Town, turn: Turn, left: Left, config: Config, pipeline: Pipeline, marker: Marker, now: datetime
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    town.save("OP.xlsx", WORSE)
    list(pipeline.ingest(now + timedelta(minutes=1)))
    theirs: list[bytes] = []

    class Slow(Marker):
        def mark(self, *job: object) -> object:
            theirs.append(someone_edits(left.copy()))
            return marker.mark(*job)

    Reporter(config, pipeline.engine, lambda: nullcontext(Slow(config.datos / "marcado"))).turn(
        now + timedelta(minutes=1)
    )
    turn(minutes=2)
    (kept,) = (name for name in left.names() if "(editada" in name)
    assert left.copy(kept).read_bytes() == theirs[0]
    assert f"quedaron en «{kept}»" in left.report()


def test_links_in_the_folder_lead_no_write_elsewhere(town: Town, turn: Turn, left: Left) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    theirs = town.folder / "SAL.txt"
    before = left.report()
    theirs.write_bytes(b"de otra oficina")
    for name in (".prueba.tmp", f".{REPORT}.tmp"):
        (left.folder / name).symlink_to(theirs)
    town.save("OP.xlsx", WORSE)
    turn(minutes=1)
    assert theirs.read_bytes() == b"de otra oficina"
    assert left.report() != before


def test_a_copy_that_the_drive_fails_to_read_is_not_taken_for_edited(
    town: Town, turn: Turn, left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    before, read = left.report(), Path.read_bytes

    def fail(path: Path) -> bytes:
        if path == left.copy():
            raise OSError(EIO, "Input/output error")
        return read(path)

    town.save("OP.xlsx", WORSE)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", fail)
        turn(minutes=1)
    turn(minutes=2)
    assert left.names() == [COPY, REPORT]
    assert left.report() != before


def test_an_edited_copy_is_kept_even_when_everything_is_right(town: Town, turn: Turn, left: Left) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    someone_edits(left.copy())
    town.save("OP.xlsx", RIGHT)
    turn(minutes=1)
    assert [name.startswith("OP - con observaciones (editada") for name in left.names()] == [True, False]


def test_a_copy_is_open_while_a_program_keeps_a_fresh_lock_beside_it(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "_informes").mkdir()
    folder, known = ReportsFolder(tmp_path, ZoneInfo("UTC")), Known(frozenset(), interrupted=False)
    (folder.path / COPY).write_bytes(b"copia")
    for lock in (f"~${COPY}", f".~lock.{COPY}#"):
        (folder.path / lock).write_bytes(b"Ana")
        os.utime(folder.path / lock, (now.timestamp(), now.timestamp()))
        assert folder.look("OP", known, now).open == COPY
        assert folder.look("OP", known, now + timedelta(days=2)).open == ""
        (folder.path / lock).unlink()


def test_an_open_copy_is_left_until_it_is_closed(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline, now: datetime
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    before = left.copy().read_bytes()
    lock = f"~${COPY}"
    (left.folder / lock).write_bytes(b"Ana")
    os.utime(left.folder / lock, (now.timestamp(), now.timestamp()))
    town.save("OP.xlsx", WORSE)
    turn(minutes=1)
    assert (left.copy().read_bytes(), standing(pipeline)) == (before, "abierta")
    assert "está abierto en algún programa" in left.report()
    assert turn(minutes=2) == 0
    (left.folder / lock).unlink()
    assert turn(minutes=3) == 1
    assert left.copy().read_bytes() != before
    assert standing(pipeline) == "escrita"


def test_a_report_that_a_person_deletes_comes_back_by_itself(town: Town, turn: Turn, left: Left) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    left.copy(REPORT).unlink()
    assert [turn(minutes=1), turn(minutes=2)] == [1, 0]
    assert left.names() == [COPY, REPORT]
    for path in left.folder.iterdir():
        path.unlink()
    left.folder.rmdir()
    assert [turn(minutes=3), turn(minutes=4)] == [2, 0]
    assert left.names() == [COPY, REPORT]


def test_doctor_names_the_reports_that_are_not_there(
    town: Town, turn: Turn, left: Left, ingest: Ingest, config: Config
) -> None:
    town.save("OP.xlsx", RIGHT)
    ingest()
    assert "faltan 2 informes al día: «OP», «estrategia»" in doctor(config)
    turn(minutes=1)
    assert "informe" not in doctor(config)
    left.copy(REPORT).unlink()
    assert "falta 1 informe al día: «OP». El servicio lo escribe solo" in doctor(config)


def test_a_copy_that_a_person_deletes_comes_back_with_the_next_load(
    town: Town, turn: Turn, left: Left
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    left.copy().unlink()
    assert turn(minutes=1) == 0
    town.save("OP.xlsx", WORSE)
    turn(minutes=2)
    assert left.names() == [COPY, REPORT]


def test_a_report_deleted_beside_an_edited_or_open_copy_comes_back(
    town: Town, turn: Turn, left: Left, pipeline: Pipeline
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    someone_edits(left.copy())
    town.save("OP.xlsx", WORSE)
    turn(minutes=1)
    assert standing(pipeline) == "editada"
    left.copy(REPORT).unlink()
    assert [turn(minutes=2), turn(minutes=3)] == [1, 0]
    assert "quedaron en «" in left.report()


def test_a_report_that_fails_keeps_no_other_from_being_written_and_is_told(
    town: Town,
    pipeline: Pipeline,
    left: Left,
    config: Config,
    reporter: Callable[[], Reporter],
    now: datetime,
) -> None:
    town.save("OP.xlsx", WRONG)
    list(pipeline.ingest(now))
    with pipeline.engine.begin() as connection:  # what no program of ours writes
        connection.execute(sa.update(PROBLEMA).values(hechos="{}"))
    again = reporter()
    assert [again.turn(now), again.turn(now)] == [1, 0]
    assert (left.folder / "estrategia - informe.html").is_file()
    assert standing(pipeline) == "fallida"
    assert "No se pudo hacer el informe de «OP» (carga 2)" in doctor(config)


def test_a_workbook_missing_from_the_archive_has_a_report_and_no_copy(
    town: Town, ingest: Ingest, left: Left, config: Config, reporter: Callable[[], Reporter], now: datetime
) -> None:
    town.save("OP.xlsx", WRONG)
    ingest()
    for kept in (config.datos / "archivo").glob("*/*"):
        kept.unlink()
    assert reporter().turn(now) == 2
    assert left.names() == [REPORT]
    assert "no se encuentra la planilla que se leyó" in left.report()


# A folder that cannot be written


def in_place(folder: Path) -> None:
    folder.write_text("un archivo")


def elsewhere(folder: Path) -> None:
    (folder.parent.parent / "ajena").mkdir()
    folder.symlink_to(folder.parent.parent / "ajena", target_is_directory=True)


@pytest.mark.parametrize(
    ("put", "reason"), [(in_place, "hay un archivo con ese nombre"), (elsewhere, "es un enlace a otro lugar")]
)
def test_a_folder_that_cannot_be_written_stops_nothing_and_is_told_once(
    town: Town,
    turn: Turn,
    left: Left,
    config: Config,
    caplog: pytest.LogCaptureFixture,
    put: Callable[[Path], None],
    reason: str,
) -> None:
    caplog.set_level(logging.INFO, "tablero.informes")
    put(left.folder)
    town.save("OP.xlsx", RIGHT)
    assert [turn(), turn(minutes=1)] == [0, 0]
    assert [reason in record.message for record in caplog.records] == [True]
    assert reason in doctor(config)
    assert not list((town.folder.parent / "ajena").glob("*"))
    left.folder.unlink()
    assert turn(minutes=2) == 2
    assert reason not in doctor(config)


def test_all_reports_come_back_after_something_stood_in_place_of_the_folder(
    town: Town, turn: Turn, left: Left, config: Config
) -> None:
    town.save("OP.xlsx", WRONG)
    turn()
    away = town.folder.with_name("otra")
    left.folder.rename(away)
    in_place(left.folder)
    assert turn(minutes=1) == 0
    assert "hay un archivo con ese nombre" in doctor(config)
    left.folder.unlink()
    assert turn(minutes=2) == 2
    assert left.names() == [COPY, REPORT]
    assert "con ese nombre" not in doctor(config)


def test_a_folder_that_is_whole_again_is_told_without_anything_to_write(
    town: Town, turn: Turn, left: Left, config: Config
) -> None:
    town.save("OP.xlsx", RIGHT)
    turn()
    away = town.folder.with_name("otra")
    left.folder.rename(away)
    in_place(left.folder)
    turn(minutes=1)
    left.folder.unlink()
    away.rename(left.folder)
    assert turn(minutes=2) == 0
    assert "con ese nombre" not in doctor(config)


def test_a_folder_in_place_of_the_shared_one_is_left_as_it_is(
    town: Town, turn: Turn, config: Config, pipeline: Pipeline, now: datetime
) -> None:
    town.save("OP.xlsx", RIGHT)
    list(pipeline.ingest(now))
    away = town.folder.with_name("lejos")
    town.folder.rename(away)
    town.folder.mkdir()
    assert Reporter(config, pipeline.engine).turn(now) == 0
    assert list(town.folder.iterdir()) == []
    town.folder.rmdir()
    away.rename(town.folder)
    assert turn(minutes=1) == 2


def test_without_the_option_nothing_is_written_and_what_is_there_stays(
    town: Town, ingest: Ingest, config: Config, pipeline: Pipeline, now: datetime
) -> None:
    silent = write_config(config.path.parent, OPTIONS)
    town.save("_informes/OP - informe.html", b"de antes")
    town.save("OP.xlsx", WRONG)
    ingest()
    assert Reporter(silent, pipeline.engine).turn(now) == 0
    assert [path.name for path in (town.folder / "_informes").iterdir()] == [REPORT]


def test_a_folder_that_does_not_answer_is_told_and_tried_again(
    town: Town,
    pipeline: Pipeline,
    config: Config,
    now: datetime,
    left: Left,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    town.save("OP.xlsx", RIGHT)
    list(pipeline.ingest(now))
    frozen, replace = Event(), Path.replace

    def freeze(path: Path, target: Path) -> Path:
        frozen.wait(30)
        return replace(path, target)

    impatient = write_config(config.path.parent, {**OPTIONS, "informes.activo": True, "watch.paciencia": 0.1})
    reporter = Reporter(impatient, pipeline.engine)
    with monkeypatch.context() as drive:
        drive.setattr(Path, "replace", freeze)
        assert reporter.turn(now) == 0
        assert "no responde: los informes esperan" in doctor(impatient)
        frozen.set()
    wait_until(lambda: reporter.turn(now) or (left.folder / REPORT).exists())
    wait_until(lambda: reporter.turn(now) == 0)
    assert left.names() == [REPORT]
    assert "no responde" not in doctor(impatient)
