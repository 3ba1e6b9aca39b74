"""What was made last: made once, and no more of it than there is room for."""

from __future__ import annotations

from threading import Barrier, Event, Thread

import pytest

from dashboard.keeping.recent import Recent


def test_a_thing_is_made_once_though_many_ask_for_it_at_the_same_time() -> None:
    recent: Recent[str] = Recent(9)
    made, together = [], Barrier(4)

    def ask() -> None:
        together.wait(20)
        recent.get("a", lambda: made.append(1) or "hecho")

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_who_asks_for_what_is_there_waits_for_nobody() -> None:
    recent: Recent[str] = Recent(9)
    recent.put("a", "hecho")
    begun, go_on = Event(), Event()

    def slow() -> str:
        begun.set()
        go_on.wait(20)
        return "tarde"

    thread = Thread(target=lambda: recent.get("b", slow))
    thread.start()
    assert begun.wait(20)
    assert recent.get("a", lambda: "otra vez") == "hecho"
    go_on.set()
    thread.join()
    assert recent.peek("b") == "tarde"


def test_what_could_not_be_made_is_made_by_the_next_who_asks() -> None:
    recent: Recent[int] = Recent(9)
    with pytest.raises(ZeroDivisionError):
        recent.get("a", lambda: 1 // 0)
    assert recent.get("a", lambda: 7) == 7


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    recent: Recent[str] = Recent(2)
    recent.put("a", "a")
    recent.put("b", "b")
    recent.peek("a")
    recent.put("c", "c")
    assert [recent.peek(key) for key in "abc"] == ["a", None, "c"]


def test_what_is_weighed_is_kept_by_weight_and_the_last_one_always() -> None:
    recent: Recent[str] = Recent(10, len)
    recent.put("a", "cuatro")
    recent.put("b", "dos")
    recent.put("a", "tres")
    assert [recent.peek(key) for key in "ab"] == ["tres", "dos"]
    recent.put("c", "muchísimo más que diez")
    assert [recent.peek(key) for key in "abc"] == [None, None, "muchísimo más que diez"]


def test_room_is_made_before_something_heavy_comes() -> None:
    recent: Recent[str] = Recent(10, len)
    recent.put("a", "cuatro")
    recent.make_room(4)
    assert recent.peek("a") == "cuatro"
    recent.make_room(90)
    assert recent.peek("a") is None
