"""What the name of a file in the shared folder says it is."""

from __future__ import annotations

import os
import re
from enum import Enum
from functools import lru_cache

REPORTS_FOLDER = "_informes"
MARKER = ".tablero"
"""The file in the root by which the service knows that the folder is the one it knew."""

_WORKBOOK = re.compile(r"\.(xlsx|xlsm|xlsb|xls|ods)$", re.IGNORECASE)
_IGNORED = re.compile(r"^(~\$|\.|~)|\.tmp$", re.IGNORECASE)
_CONFLICT = re.compile(
    r"\.sync-conflict-|conflicted copy|copia en conflicto|\[conflict\]|_conflict-"
    r"|\(\d{1,3}\)\.\w+$|^(copia de|copy of) | - (copia|copy)( \(\d+\))?\.\w+$"
    r"|\(([^()]* )?(copia|copy)\)\.\w+$",
    re.IGNORECASE,
)


_RENEWED_END = " (renovada)"
_RENEWED = re.compile(rf"{re.escape(_RENEWED_END)}\.xlsx$", re.IGNORECASE)


class Sort(Enum):
    """What a file's name says it is."""

    WORKBOOK = "workbook"
    CONFLICT = "conflict"
    RENEWED = "renewed"
    IGNORED = "ignored"


@lru_cache(maxsize=1 << 14)
def sort_of(name: str) -> Sort:
    """Tell by its name whether a file may be a workbook of an office; scans meet the same names again."""
    if _IGNORED.search(name) or not _WORKBOOK.search(name):
        return Sort.IGNORED
    if _RENEWED.search(name):
        return Sort.RENEWED
    return Sort.CONFLICT if _CONFLICT.search(name) else Sort.WORKBOOK


def renewed_name(name: str) -> str:
    """Name the renewed workbook that is left beside another: `OP.xlsm` -> `OP (renovada).xlsx`."""
    return f"{_WORKBOOK.sub('', name)}{_RENEWED_END}.xlsx"


def renewed_of(name: str) -> str:
    """Give the name, without its ending, of the workbook that one by its name renews."""
    return _RENEWED.sub("", name)


def walked(name: str) -> bool:
    """Tell by its name whether a folder may hold workbooks of offices."""
    return not name.startswith((".", REPORTS_FOLDER))


def passes_by(path: str) -> bool:
    """Tell whether a path lies where no workbook of an office is looked for: our own reports, say."""
    return not all(map(walked, path.split("/")[:-1])) or path == REPORTS_FOLDER


def printable(name: str) -> str:
    r"""Spell a name that is no text in the encoding of this system: its bytes as `\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def is_text(name: str) -> bool:
    """Tell whether a name can be stored and shown."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def unnamed_sentence(name: str) -> str:
    """Tell that a file cannot be taken because of its name, as it can be printed."""
    return (
        f"«{name}» tiene un nombre que este equipo no puede leer (letras mal codificadas): no se toma. "
        "Cámbiele el nombre, por ejemplo desde la máquina que lo guardó."
    )
