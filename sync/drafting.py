"""Write the standard workbooks that a foreign one gives a draft of, into a folder that is nobody's yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plan.standard import ESTRATEGIA
from plan.standard.identidad import ESTRATEGIA_FILE
from sync.carried import as_typed
from sync.foreign import Draft, Foreign, drafts
from sync.template import Identity, write_workbook
from sync.template.prefill import PLANILLA_FILE


@dataclass(frozen=True, slots=True)
class Drafted:
    """A workbook that was written, and how many rows each of its sheets got."""

    path: Path
    rows: Mapping[str, int]


def write_drafts(folder: Path, foreign: Foreign) -> Sequence[Drafted]:
    """Write all drafts of a workbook.

    Raises:
        FileExistsError: one of them is there already; then none is written.
    """
    named = list(_named(drafts(foreign)))
    for name, _ in named:
        if (folder / name).exists():
            raise FileExistsError(folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / name, draft) for name, draft in named]


def _named(all_drafts: Sequence[Draft]) -> Iterator[tuple[str, Draft]]:
    """Name each by the code of its office; of those that share one, the second and others by number."""
    seen: Counter[str] = Counter()
    for draft in all_drafts:
        name = ESTRATEGIA_FILE if draft.tipo == ESTRATEGIA.tipo else PLANILLA_FILE
        name = f"{draft.dependencia}.xlsx" if draft.dependencia else name
        seen[name.casefold()] += 1
        count = seen[name.casefold()]
        yield (name if count == 1 else f"{Path(name).stem}_{count}.xlsx"), draft


def _write(path: Path, draft: Draft) -> Drafted:
    rows = {
        title: [{name: as_typed(cell) for name, cell in row.items()} for row in sheet]
        for title, sheet in draft.rows.items()
    }
    path.write_bytes(write_workbook(Identity(draft.tipo, draft.dependencia, draft.nombre), rows))
    return Drafted(path, {title: len(sheet) for title, sheet in rows.items() if sheet})
