"""What is said besides the problems: of edited copies, open copies, copies that cannot be made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from plan.figures import short_date
from plan.problems import Place, message, problem
from sync.report.account import Account, Good
from sync.report.cover import Cover


def cover(account: Account, kept: Sequence[str]) -> Cover:
    """Say on the copy what became of the workbook."""
    fate = account.fate
    notices = [kept_sentence(account, kept)] if kept else []
    return Cover(
        planilla=account.file,
        fate=str(fate),
        tone=fate.tone,
        saved=f"{saved_sentence(account)} Carga {account.record['id']}.",
        notices=notices,
        carga=account.record["id"],
    )


def saved_sentence(account: Account) -> str:
    """Say who saved the workbook, and when."""
    if account.untouched:
        return f"Preparada por el tablero; leída el {account.momento:%d/%m/%Y a las %H:%M}."
    who = account.record["guardado_por"]
    by = f" por {who}" if who else ""
    if account.record["clase"] == "decision":
        return f"Lo decidió {who or 'la coordinación'} el {account.momento:%d/%m/%Y a las %H:%M}."
    if account.guardado:
        return f"Guardada{by} el {account.guardado:%d/%m/%Y a las %H:%M}."
    read = f"leída el {account.momento:%d/%m/%Y a las %H:%M}."
    return f"Guardada{by}; {read}" if by else read.capitalize()


def kept_sentence(account: Account, kept: Sequence[str]) -> str:
    """Tell an office that somebody worked in the copy instead of the workbook."""
    names = ", ".join(f"«{name}»" for name in kept)
    those = "ese archivo" if len(kept) == 1 else "esos archivos"
    return (
        f"Alguien hizo cambios en la copia, y esos cambios no se cargaron: quedaron en {names}. Páselos a "
        f"«{account.file}», guarde, y después borre {those}."
    )


def open_sentence(copy: str) -> str:
    """Tell that the copy could not be renewed."""
    return (
        f"«{copy}» está abierto en algún programa y no se pudo renovar: lo que muestra es de una carga "
        "anterior. Ciérrelo, y se renueva solo en un minuto. Lo que vale es este informe."
    )


def no_copy_sentence(reason: str) -> str:
    """Tell that there is no marked copy."""
    return (
        f"Esta vez no hay copia con las celdas señaladas: {reason}. La lista de este informe está completa."
    )


def good_sentences(account: Account) -> list[str]:
    """Say where the last good version of a workbook is, and how it is got back."""
    good = account.good
    if account.record["resultado"] == "tomada" or not account.oficina:
        return []
    if good is None:
        return ["Todavía no se tomó ninguna versión de esta planilla: no hay una anterior que recuperar."]
    name = PurePosixPath(account.file).name
    return [
        (
            f"La última versión que se tomó es la de la carga {good.carga}: {_good_saved(good)}. Sus datos "
            "siguen en el tablero."
        ),
        (
            f"Si hace falta recuperarla, el administrador la tiene guardada: en la carpeta de datos del "
            f"tablero, copie «{archived(good.sha256)}» con el nombre «{name}»."
        ),
    ]


def conflict_sentence(path: str) -> str:
    """Tell that a file beside the workbook looks like a copy of it and is not read."""
    return message(problem("LIBRO_EN_CONFLICTO", Place(path), {"valor": path}))


def archived(sha256: str) -> str:
    """Say where in the data folder bytes are kept."""
    return f"archivo/{sha256[:2]}/{sha256}"


def corte_sentence(account: Account) -> str:
    """Say up to when the data in force inform."""
    if account.corte is None:
        return ""
    return (
        f"Los datos de esta dependencia que muestra el tablero informan hasta el {short_date(account.corte)}."
    )


def _good_saved(good: Good) -> str:
    by = f"guardada por {good.guardado_por}" if good.guardado_por else "guardada"
    return f"{by} el {good.momento:%d/%m/%Y a las %H:%M}"
