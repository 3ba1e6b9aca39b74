"""What is done once a day, and whether the clock can be trusted: judged from moments; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

JUMP = 60.0
"""Seconds by which the clock may move more or less than time went by before it is told."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something done once on each date, at its hour in the town or as soon after as can be."""

    name: str
    hour: time

    def on(self, day: date) -> str:
        """Name the task of one date: under this name it is remembered that it was done."""
        return f"{self.name} {day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Beat:
    """The clock read at one moment, beside seconds that always go forward at the same pace."""

    wall: datetime
    ticks: float


def due(task: Task, now: datetime, zona: ZoneInfo) -> str | None:
    """Name what is to be done of a task at a moment, if it was not done yet; nothing before its hour."""
    here = now.astimezone(zona)
    return task.on(here.date()) if here.time() >= task.hour else None


def jump(before: Beat, after: Beat) -> float:
    """Say by how many seconds the clock moved beyond the time that went by; 0 when it kept pace."""
    seconds = (after.wall - before.wall).total_seconds() - (after.ticks - before.ticks)
    return seconds if abs(seconds) > JUMP else 0.0


def jump_sentence(seconds: float) -> str:
    """Tell that the clock jumped."""
    hours, minutes = divmod(round(abs(seconds) / 60), 60)
    size = f"{hours} h {minutes} min" if hours else f"{minutes} min"
    where = "adelante" if seconds > 0 else "atrás"
    return (
        f"El reloj de este equipo saltó {size} hacia {where}, o el equipo estuvo suspendido: si la hora "
        "no es la correcta, corríjala. Las tareas diarias se hacen una sola vez por fecha."
    )
