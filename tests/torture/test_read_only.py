"""R15: the workbooks of the offices are only ever read: their bytes prove it, and so does the system."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa

from plan import database
from sync.names import REPORTS_FOLDER
from tests import killers
from tests.commands import tablero
from tests.conftest import drawn_bytes
from tests.sync.drawings import many
from tests.system import need
from tests.torture.conftest import Result
from tests.torture.running import Service, from_a_terminal
from tests.torture.savers import STYLES
from tests.torture.sizes import size
from tests.torture.towns import Town, found_town

ROUNDS = size("read_only", ci=6, full=40)
STRACE = shutil.which("strace") or ""
WATCHED = "trace=%file,ftruncate,fallocate,fchmod,fchown,fsetxattr,fremovexattr"
QUIET = 1.2
BAD = (
    killers.noise,
    killers.xls,
    killers.password,
    killers.ods,
    killers.entity_bomb,
    killers.far_corner,
    killers.many_parts,
)

_CALL = re.compile(r"^ *\d+ +(\w+)\(")
_OPENING = re.compile(r"open|openat|openat2")
_WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)")
_CHANGING = re.compile(
    r"(rename|unlink|link|symlink|mkdir|mknod)(at2?)?|rmdir|creat|f?truncate|fallocate"
    r"|[lf]?ch(mod|own)(at2?)?|f?utimes?(at)?|utimensat|futimesat|[lf]?(set|remove)xattr"
)

Fingerprints = Mapping[str, tuple[str, int, int, int]]


@pytest.mark.torture
def test_nothing_is_ever_written_into_a_workbook_of_an_office(
    tmp_path: Path, seed: int, result: Result
) -> None:
    need(STRACE, "strace")
    town = found_town(tmp_path / "pueblo", offices=4, watch__intervalo=1, watch__gracia=1)
    record = tmp_path / "llamadas.txt"
    watching = (STRACE, "-D", "-f", "-y", "--seccomp-bpf", "-e", WATCHED, "-o", str(record))
    with from_a_terminal(town.config, tmp_path / "servicio.log", *watching) as service:
        service.ready()
        for turn in range(ROUNDS):
            for _ in trouble(town, turn, Random(f"{seed} {turn}")):
                before = fingerprints(town)
                wait_for_quiet(service)
                assert fingerprints(town) == before
    outcomes = outcomes_of(town)
    calls = calls_on(town.config.compartida, whole(record, service.pid))
    changing = [call for call in calls if changes(call)]
    foreign = [call for call in changing if not ours(call, town.config.compartida)]
    done = f"{sum(outcomes.values())} cargas, {len(calls)} llamadas"
    result("R15", done, f"{len(foreign)} cambian algo que no sea «_informes» o la marca", "0")
    assert set(outcomes) == {"tomada", "rechazada", "retenida"}
    assert len(calls) > sum(outcomes.values())
    assert foreign == []


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('12 openat(AT_FDCWD, "/c/D01.xlsx", O_RDONLY|O_CLOEXEC) = 3</c/D01.xlsx>', False),
        ('12 openat(AT_FDCWD, "/c/D01.xlsx", O_RDWR|O_CREAT, 0666 <unfinished ...>', True),
        ('12 rename("/c/D01.xlsx", "/c/D02.xlsx") = 0', True),
        ("12 utimensat(3</c/D01.xlsx>, NULL, NULL, 0) = 0", True),
        ('12 stat("/c/D01.xlsx", {st_mode=S_IFREG|0644, ...}) = 0', False),
    ],
)
def test_calls_that_change_something_are_told_from_those_that_look(call: str, expected: bool) -> None:
    assert changes(call) is expected


def trouble(town: Town, turn: int, chance: Random) -> Iterator[None]:
    """Have the offices save good, bad, strange and held workbooks, and the coordination decide."""
    for office in ("D01", "D02"):
        town.save(office, turn + 1, chance.choice(list(STYLES)), chance)
    yield
    town.path("D03").write_bytes(chance.choice(BAD)())
    (town.config.compartida / "sin dueño.xlsx").write_bytes(town.path("D01").read_bytes()[:-100])
    yield
    town.path("D04").write_bytes(drawn_bytes(many(gone=7 * (turn % 2)), "D04"))
    yield
    for number in held(town):
        tablero(town.config, "cargas", "confirmar", str(number))
    town.save("D03", turn + 1, "Excel", chance)
    yield
    away = town.path("D01").rename(town.config.compartida.with_name("D01.xlsx"))
    yield
    away.rename(town.path("D01"))
    town.save_strategy(chance, *("L9",) * (turn % 2))
    yield


def held(town: Town) -> list[int]:
    engine = database.reader(town.config)
    with engine.connect() as connection:
        query = sa.text("SELECT max(id), resultado FROM carga GROUP BY origen")
        found = [number for number, resultado in connection.execute(query) if resultado == "retenida"]
    engine.dispose()
    return found


def outcomes_of(town: Town) -> dict[str, int]:
    engine = database.reader(town.config)
    with engine.connect() as connection:
        query = sa.text("SELECT resultado, count(*) AS count FROM carga GROUP BY resultado")
        found = {each.resultado: each.count for each in connection.execute(query)}
    engine.dispose()
    return found


def fingerprints(town: Town) -> Fingerprints:
    """Say of each workbook of an office its bytes, size, time and mode."""
    return {
        path.name: (sha256(path.read_bytes()).hexdigest(), status.st_size, status.st_mtime_ns, status.st_mode)
        for path in town.config.compartida.rglob("*.xlsx")
        if REPORTS_FOLDER not in path.parts
        for status in (path.stat(),)
    }


def wait_for_quiet(service: Service) -> None:
    """Wait until nothing more happens."""
    last, since = "", time.monotonic()
    while time.monotonic() - since < QUIET:
        said = service.said()
        if said != last:
            last, since = said, time.monotonic()
        time.sleep(0.1)


def whole(record: Path, pid: int) -> str:
    """Give the record of strace once it has written the end of the service."""
    deadline = time.monotonic() + 30
    end = re.compile(rf"^ *{pid} +\+\+\+", re.MULTILINE)
    while not end.search(text := record.read_text(encoding="utf-8", errors="replace")):
        assert time.monotonic() < deadline, text[-2000:]
        time.sleep(0.1)
    return text


def calls_on(folder: Path, record: str) -> list[str]:
    """Pick the calls that name the shared folder or something in it."""
    return [line for line in record.splitlines() if f"{folder}/" in line or f'{folder}"' in line]


def changes(call: str) -> bool:
    """Tell whether a call would change a file or a folder, or opens one for writing."""
    found = _CALL.match(call)
    name = found[1] if found else ""
    if _OPENING.fullmatch(name):
        return bool(_WRITING.search(call.rpartition('"')[2]))
    return bool(_CHANGING.fullmatch(name))


def ours(call: str, folder: Path) -> bool:
    """Tell whether a call is on what the service may write there: its reports, and its marker."""
    own = (f"{folder}/{REPORTS_FOLDER}/", f'mkdir("{folder}/{REPORTS_FOLDER}"', f"{folder}/.tablero")
    return any(path in call for path in own)
