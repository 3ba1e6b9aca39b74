"""What Excel says and checks while a person types: messages, drop-downs, guarded titles."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from plan.standard.kinds.base import Storage
from plan.standard.vocabulary import Column, Need
from sync.template.listas import Offer

PROMPT_LIMIT = 255
TITLE_LIMIT = 32

NEED_WORDS = {
    Need.REQUIRED: "Obligatoria.",
    Need.EXPECTED: "Se espera que esté.",
    Need.OPTIONAL: "Opcional.",
}

CHECKS = {
    Storage.DATE: {"type": "date", "operator": "greaterThan", "formula1": "1"},
    Storage.REAL: {"type": "decimal", "operator": "between", "formula1": "-1E+15", "formula2": "1E+15"},
    Storage.INTEGER: {"type": "decimal", "operator": "between", "formula1": "-1E+15", "formula2": "1E+15"},
}
"""What Excel can check by itself, by how a value is stored; it only warns, since «S/D» may be written."""


def column_guard(column: Column, cells: str, offer: Offer | None) -> DataValidation:
    """Make the message and the check of the cells below a title."""
    return DataValidation(
        sqref=cells,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=column.title[:TITLE_LIMIT],
        prompt=_prompt(column),
        errorTitle=column.title[:TITLE_LIMIT],
        error=_fit(_sentence(column.kind.describe()), *_error_tail(column, offer)),
        **_check(column, offer),
    )


def title_guard(column: Column, cell: str) -> DataValidation:
    """Make the guard of a title: it explains the column and refuses to be changed."""
    return DataValidation(
        sqref=cell,
        type="custom",
        formula1=f'EXACT({cell},"{column.title}")',
        allow_blank=False,
        showInputMessage=True,
        promptTitle=column.title[:TITLE_LIMIT],
        prompt=_prompt(column),
        showErrorMessage=True,
        errorStyle="stop",
        errorTitle="Este título no se cambia",
        error=f"El tablero reconoce la columna por su título. Debe decir «{column.title}».",
    )


def _check(column: Column, offer: Offer | None) -> dict[str, object]:
    if offer is None:
        check = CHECKS.get(column.kind.storage)
        return {"showErrorMessage": True, "errorStyle": "warning", **check} if check else {}
    style = "stop" if column.kind.options else "warning"
    return {
        "type": "list",
        "formula1": offer.name,
        "showErrorMessage": not column.kind.many,
        "errorStyle": style,
    }


def _error_tail(column: Column, offer: Offer | None) -> tuple[str, ...]:
    if column.kind.options or offer is None:
        return ()
    return (
        f"Ese código no está en la lista. Si acaba de agregarlo en {column.kind.refers_to}, siga adelante.",
    )


def _prompt(column: Column) -> str:
    example = f"Ejemplo: {column.example}" if column.example else ""
    return _fit(NEED_WORDS[column.need], column.help, _sentence(column.kind.describe()), example)


def _fit(*pieces: str) -> str:
    """Join the pieces that fit into a message, skipping those that do not."""
    text = ""
    for piece in pieces:
        longer = f"{text} {piece}".strip()
        text = longer if len(longer) <= PROMPT_LIMIT else text
    return text


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")
