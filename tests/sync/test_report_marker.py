"""The process that marks: what it may take, and what is said when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plan.problems import Place, problem
from sync.confined.worker import Limits
from sync.report.cover import Cover
from sync.report.job import JobError, read_answer, read_job, spell_answer, spell_job
from sync.report.marked import Marked, NoCopy
from sync.report.marker import LARGEST, LIMITS, Marker
from tests.catalogue.breaking import PLANILLA
from tests.drawing import xlsx

COVER = Cover("OP.xlsx", "✖ Rechazada", "rojo", "Guardada por Ana.", ("Ojo.",), 3)
FOUND = [
    problem("FECHA_ILEGIBLE", Place("OP.xlsx", "Actividades", 2, "", "D2"), {"valor": "", "sugerencia": ""})
]
PLAIN = xlsx(PLANILLA)


def test_one_process_marks_copy_after_copy_and_outlives_a_workbook_that_is_none(
    tmp_path: Path,
) -> None:
    with Marker(tmp_path / "copias") as marker:
        first = marker.mark(PLAIN, FOUND, COVER)
        broken = marker.mark(b"PK nada", FOUND, COVER)
        again = marker.mark(PLAIN, FOUND, COVER)
    assert isinstance(first, Marked)
    assert isinstance(broken, NoCopy)
    assert (broken.reason, "BadZipFile" in broken.detail) == (
        "por dentro tiene algo que no se puede copiar",
        True,
    )
    assert again == first
    assert not (tmp_path / "copias").exists()


def test_what_takes_too_much_time_has_no_copy(tmp_path: Path) -> None:
    with Marker(tmp_path / "copias", Limits(LIMITS.memory, 60, 0.01, LIMITS.file)) as marker:
        found = marker.mark(PLAIN, FOUND, COVER)
    assert isinstance(found, NoCopy)
    assert found.reason == "copiarla lleva demasiado tiempo"


def test_a_file_too_large_is_not_even_tried(tmp_path: Path) -> None:
    with Marker(tmp_path / "copias") as marker:
        assert marker.mark(bytes(LARGEST + 1), FOUND, COVER) == NoCopy("es demasiado grande para copiarla")


def test_what_is_asked_and_answered_comes_through_whole() -> None:
    marked = Marked(b"\x00PK\n\n", {"Actividades": {2: "A1 · «Obra»"}})
    problems, cover = read_job(spell_job(FOUND, COVER))
    assert (problems, cover.planilla, list(cover.notices)) == (FOUND, "OP.xlsx", ["Ojo."])
    assert read_answer(spell_answer(marked)) == marked


@pytest.mark.parametrize("answer", [b"", b"nada\nPK", b"[1]\nPK", b'{"a":1}\nPK', b'{"a":{"x":"y"}}\nPK'])
def test_an_answer_that_is_none_is_not_believed(answer: bytes) -> None:
    with pytest.raises(JobError):
        read_answer(answer)


@pytest.mark.parametrize(
    ("module", "unknown"),
    [("sync.report.child", {"sqlalchemy", "flask", "jinja2"}), ("sync.service", {"openpyxl", "PIL"})],
)
def test_the_process_knows_no_database_and_the_service_no_openpyxl(module: str, unknown: set[str]) -> None:
    listing = f"import {module}, sys; print(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=root, capture_output=True, text=True, check=True
    )
    assert not {name.partition(".")[0] for name in done.stdout.split()} & unknown
