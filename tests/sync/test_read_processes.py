"""The reading processes: limits, deaths, several at once, and answers that are not believed."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from plan.problems import message
from sync.confined.frames import FrameError, read_frame, write_frame
from sync.confined.worker import Worker
from sync.read.pool import Limits, ReaderPool, WorkerError
from sync.read.reply import ReplyError, open_reply
from sync.settle import seal
from sync.shapes import Book, Copy, Refusal
from tests import killers
from tests.catalogue.breaking import reads_well
from tests.raw import cell, raw, row


def copy_of(data: bytes) -> Copy:
    copy = seal("OP.xlsx", data, 0)
    assert isinstance(copy, Copy)
    return copy


GOOD = copy_of(raw({"Programas": row(1, cell("A1"))}))


@pytest.fixture(scope="module")
def slow() -> Copy:
    """A workbook that takes more than a second to read."""
    return copy_of(killers.formatted_rows())


def test_a_workbook_that_takes_too_long_is_given_up_and_the_next_is_read(slow: Copy) -> None:
    with ReaderPool(1, Limits(wall=0.4)) as pool:
        refusal = pool.read(slow, ["Programas"])
        assert isinstance(pool.read(GOOD, ["Programas"]), Book)

    assert isinstance(refusal, Refusal)
    assert (refusal.problem.code, refusal.problem.facts) == ("ARCHIVO_NO_TERMINA", {"segundos": "0.4"})
    assert refusal.killer
    assert reads_well(message(refusal.problem))


def test_a_workbook_that_needs_too_much_memory_is_given_up_and_the_next_is_read(slow: Copy) -> None:
    with ReaderPool(1, Limits(memory=128 << 20)) as pool:
        refusal = pool.read(slow, ["Programas"])
        assert isinstance(pool.read(GOOD, ["Programas"]), Book)

    assert isinstance(refusal, Refusal)
    assert refusal.problem.code == "ARCHIVO_AGOTA_MEMORIA"
    assert reads_well(message(refusal.problem))


def test_a_slow_workbook_delays_no_other(pool: ReaderPool, slow: Copy) -> None:
    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(pool.read, slow, ["Programas"])
        others = [pool.read(GOOD, ["Programas"]) for _ in range(5)]
        finished_first = not reading.done()

    assert finished_first
    assert isinstance(reading.result(), Book)
    assert all(isinstance(book, Book) for book in others)


def test_many_threads_share_the_readers(pool: ReaderPool) -> None:
    copies = [copy_of(raw({"Programas": row(1, cell("A1", str(n)))})) for n in range(40)]
    with ThreadPoolExecutor(8) as threads:
        books = list(threads.map(lambda copy: pool.read(copy, ["Programas"]), copies))

    read = [book.sheets["Programas"].rows for book in books if isinstance(book, Book)]
    assert read == [[(float(n),)] for n in range(40)]


def test_a_reader_that_died_between_two_workbooks_is_no_fault_of_the_second() -> None:
    with ReaderPool(1) as pool:
        pool.read(GOOD, ["Programas"])
        pool._workers[0].kill()

        assert isinstance(pool.read(GOOD, ["Programas"]), Book)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="sees in /proc when a child works")
def test_a_workbook_whose_reader_was_killed_from_outside_is_read_again(slow: Copy) -> None:
    with ReaderPool(1) as pool, ThreadPoolExecutor(1) as threads:
        pool.read(GOOD, ["Programas"])
        reading = threads.submit(pool.read, slow, ["Programas"])
        _wait_until_busy(pool._workers[0])
        pool._workers[0].kill()

        assert isinstance(reading.result(), Book)


def test_readers_outlive_the_signals_meant_for_the_service(pool: ReaderPool) -> None:
    for worker in pool._workers:
        worker.run(b"", GOOD.data)
        worker._process.send_signal(signal.SIGTERM)

    assert isinstance(pool.read(GOOD, ["Programas"]), Book)
    assert isinstance(pool.read(GOOD, ["Programas"]), Book)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="sees in /proc when a child works")
def test_whoever_reads_while_the_pool_closes_gets_an_error_and_no_refusal(slow: Copy) -> None:
    pool = ReaderPool(1)
    with ThreadPoolExecutor(2) as threads:
        with pool:
            pool.read(GOOD, ["Programas"])
            reading = [threads.submit(pool.read, slow, ["Programas"]) for _ in range(2)]
            _wait_until_busy(pool._workers[0])
        for one in reading:
            with pytest.raises(WorkerError):
                one.result()


def test_a_reader_that_cannot_start_blames_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(WorkerError), ReaderPool(1) as pool:
        pool.read(GOOD, ["Programas"])


def test_the_child_knows_nothing_of_the_plan() -> None:
    listing = "import sync.read.child, sys; print(*sorted(sys.modules))"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=root, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())

    assert "python_calamine" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in {"plan", "openpyxl", "sqlalchemy"}}


# Answers that are not believed


def test_an_answer_may_hold_dates_and_no_other_class() -> None:
    honest = (
        "book",
        ([("Programas", True, [(False, [date(2026, 1, 1)])], {}, ([], []))], ["Programas"], "", "", False),
    )
    book = open_reply(pickle.dumps(honest), "OP.xlsx")

    assert isinstance(book, Book)
    assert book.sheets["Programas"].rows == [(date(2026, 1, 1),)]


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch /tmp/tablero-hostil",)


@pytest.mark.parametrize(
    "answer",
    [
        Hostile(),
        ("book", ([("Programas", True, [(False, [Hostile()])], {}, ([], []))], [], "", "", False)),
        ("book", ([("Programas", True, [(False, [{"a": 1}])], {}, ([], []))], [], "", "", False)),
        ("book", ([("Programas", True, [(True, [10**9])], {}, ([], []))], [], "", "", False)),
        ("book", ([("Programas", True, [], {(10**6, 10**4): "#REF!"}, ([], []))], [], "", "", False)),
        ("book", ([("Programas", True, [], {(-1, 0): "#REF!"}, ([], []))], [], "", "", False)),
        ("book", ([("Programas", True, [], {}, ([], [(1, 2, 3)]))], [], "", "", False)),
        ("book", (["Programas"], [], "", "", False)),
        ("book",),
        ("refusal", "NO_EXISTE", {}, ""),
        ("refusal", "ARCHIVO_CELDA_LEJANA", {}, ""),
        7,
        None,
    ],
)
def test_an_answer_that_no_honest_child_gives_is_not_believed(answer: object) -> None:
    with pytest.raises(ReplyError):
        open_reply(pickle.dumps(answer), "OP.xlsx")


@pytest.mark.parametrize("payload", [b"", b"\x80", b"garbage", pickle.dumps("libro")[:-1], b"cos\nsystem\n."])
def test_bytes_that_are_no_answer_are_not_believed(payload: bytes) -> None:
    with pytest.raises(ReplyError):
        open_reply(payload, "OP.xlsx")


def test_a_workbook_whose_answer_is_not_believed_is_a_killer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "run", lambda *_: b"garbage")
    with ReaderPool(1) as pool:
        refusal = pool.read(GOOD, ["Programas"])

    assert isinstance(refusal, Refusal)
    assert (refusal.problem.code, refusal.killer) == ("ARCHIVO_DETIENE_LECTOR", True)


def test_a_message_comes_whole_or_not_at_all() -> None:
    pipe = BytesIO()
    write_frame(pipe, b"hola")
    whole = pipe.getvalue()

    assert read_frame(BytesIO(whole), 4) == b"hola"
    assert read_frame(BytesIO(b""), 4) is None
    for cut, limit in ((whole[:3], 4), (whole[:-1], 4), (whole, 3)):
        with pytest.raises(FrameError):
            read_frame(BytesIO(cut), limit)


def _wait_until_busy(worker: Worker) -> None:
    """Wait until the child has burnt some processor on its job."""
    stat = Path(f"/proc/{worker._process.pid}/stat")
    start = int(stat.read_text().split()[13])
    while int(stat.read_text().split()[13]) < start + 5:
        pass
