"""R14: whoever comes second says so and leaves; there is always one writer, and a dead one holds nothing."""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.torture.conftest import Result
from tests.torture.running import Service, command, from_a_terminal, quiet_port
from tests.torture.sizes import size
from tests.torture.towns import Town, found_town, judge, wait_until_taken

ORDERS = ("run", "ingest", "rebuild", "rebuild --comprobar")[: size("orders", ci=4, full=4, sample=2)]
IN_USE = "Ya hay un servicio trabajando con los datos"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return found_town(tmp_path / "pueblo", offices=3, watch__gracia=2)


def ran(town: Town, *words: str) -> tuple[int, str]:
    """Run a command to its end: its exit code and all it said."""
    line = command(town.config, *words)
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_whoever_comes_second_leaves_with_a_sentence_while_the_first_goes_on(
    town: Town, tmp_path: Path, result: Result
) -> None:
    with from_a_terminal(town.config, tmp_path / "primero.log") as first:
        first.ready()
        on_another_port(town)
        for words in ORDERS:
            code, said = ran(town, *words.split())
            assert (code, IN_USE in said, "Traceback" in said) == (2, True, False), said
        town.save("D01", 1, "Excel", Random(1))
        wait_until_taken(town, 30)
        assert first.alive
    result(
        "R14",
        f"{len(ORDERS)} órdenes con el servicio en marcha",
        f"{len(ORDERS)} dicen por qué y salen con 2",
        "todas",
    )
    assert judge(town) == []


@pytest.mark.torture
def test_of_two_commands_at_once_one_does_the_work_and_the_other_leaves(town: Town, result: Result) -> None:
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda _: ran(town, "ingest"), range(2)))
    codes = sorted(code for code, _ in done)
    assert codes in ([0, 0], [0, 2]), done  # the second may come when the first has ended
    assert all(IN_USE in said for code, said in done if code == 2)
    result("R14", "2 «ingest» a la vez", "1 escribe", "1 escribe")
    assert judge(town) == []


@pytest.mark.torture
def test_the_lock_of_a_killed_service_is_free_at_once(town: Town, tmp_path: Path, result: Result) -> None:
    with from_a_terminal(town.config, tmp_path / "primero.log") as first:
        first.ready()
        first.kill()
        code, said = ran(town, "ingest")
    assert code == 0, said
    result("R14", "1 servicio matado", "el que sigue trabaja enseguida", "enseguida")
    assert judge(town) == []


@pytest.mark.torture
def test_a_service_told_to_end_in_the_middle_finishes_the_workbook_in_hand(
    town: Town, tmp_path: Path, result: Result
) -> None:
    for turn in range(3):
        for office in town.offices:
            town.save(office, turn + 1, "archivo nuevo", Random(turn))
        with from_a_terminal(town.config, tmp_path / f"{turn}.log") as service:
            wait_for_the_first_load(service)
    with from_a_terminal(town.config, tmp_path / "ultimo.log"):
        wait_until_taken(town, 30)
    assert not any("Traceback" in path.read_text(encoding="utf-8") for path in tmp_path.glob("*.log"))
    result("R14", "3 servicios detenidos a mitad de un trabajo", "0 a medias", "0 a medias")
    assert judge(town) == []


def on_another_port(town: Town) -> None:
    """Have whoever starts next find its port free."""
    text = town.config.path.read_text(encoding="utf-8")
    port = f"puerto = {town.config.puerto}"
    assert port in text
    town.config.path.write_text(text.replace(port, f"puerto = {quiet_port()}"), encoding="utf-8")


def wait_for_the_first_load(service: Service) -> None:
    deadline = time.monotonic() + 30
    while "(carga " not in service.said():
        assert time.monotonic() < deadline, service.said()
        time.sleep(0.01)
