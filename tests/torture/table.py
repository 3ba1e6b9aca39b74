"""The table of the tortures: test, size, reached, asked; kept from run to run, and put into the document.

`python -m tests.torture.table` writes docs/fiabilidad.md: of each line the last run, a full one if any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.torture.sizes import SIZE

PROPERTY = "tortura"
ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "tortura.jsonl"
DOCUMENT = ROOT / "docs" / "fiabilidad.md"
BEGIN, END = "<!-- tabla -->", "<!-- fin de la tabla -->"
COMMANDS = {"ci": "make torture", "full": "make torture TAMANO=completo"}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of one run."""

    prueba: str
    tamano: str
    alcanzado: str
    pedido: str
    fecha: str = ""
    corrida: str = SIZE


def kept(told: Iterable[Sequence[str]]) -> list[Line]:
    """Keep what was told, with the day."""
    today = datetime.now(UTC).date().isoformat()  # noqa: TID251 - the day of the run, for people
    lines = [Line(*words, fecha=today) for words in told]
    KEPT.parent.mkdir(exist_ok=True)
    with KEPT.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines)
    return lines


def printed(lines: Iterable[Line]) -> list[str]:
    """Lay lines out in columns."""
    cells = [("prueba", "tamaño", "alcanzado", "pedido")]
    cells += [(line.prueba, line.tamano, line.alcanzado, line.pedido) for line in lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in cells]


def markdown(lines: Iterable[Line]) -> str:
    """Spell the table for the document."""
    head = "| prueba | tamaño | alcanzado | pedido | fecha | orden |\n|---|---|---|---|---|---|\n"
    return head + "".join(
        f"| {line.prueba} | {line.tamano} | {line.alcanzado} | {line.pedido} | {line.fecha} "
        f"| `{COMMANDS[line.corrida]}` |\n"
        for line in lines
    )


def chosen(lines: Iterable[Line]) -> list[Line]:
    """Choose of each figure the last run at full size; without one, the last."""
    best: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = (line.prueba, line.pedido)
        if key not in best or line.corrida == "full" or best[key].corrida != "full":
            best[key] = line
    return sorted(best.values(), key=lambda line: int("".join(filter(str.isdigit, line.prueba)) or 0))


def main() -> None:
    """Put the table into the document."""
    lines = [Line(**json.loads(text)) for text in KEPT.read_text(encoding="utf-8").splitlines()]
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{markdown(chosen(lines))}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
