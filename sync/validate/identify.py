"""Whose workbook it is: the workbook says so itself; its name or folder only when it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from plan.problems import Place, Problem, problem
from plan.standard import ESTRATEGIA, PLANILLA, STANDARD, VERSION, Row, Workbook
from plan.standard.identidad import DEPENDENCIA, ESTRATEGIA_STEM, TABLERO, TIPO, VERSION_FIELD
from plan.standard.kinds.base import clave
from sync.shapes import Book
from sync.validate.findings import Identity
from sync.validate.suggestions import Codes, asked
from sync.validate.titles import fold


def identify(book: Book, path: str, dependencias: Mapping[str, Row]) -> Identity | Problem:
    """Say whose workbook it is, or why that cannot be told.

    Args:
        book: the workbook as it was read.
        path: where the workbook is, relative to the shared folder.
        dependencias: those of the strategy in force, by clave.
    """
    fields = _tablero(book)
    if not fields:
        return _by_name(book, PurePosixPath(path), dependencias)
    tipo = fold(fields.get(TIPO, ""))
    if tipo not in STANDARD:
        return _problem(path, "LIBRO_TIPO_DESCONOCIDO", valor=fields.get(TIPO, ""))
    version = fields.get(VERSION_FIELD, VERSION)
    if not version.isdigit() or int(version) > int(VERSION):
        return _problem(path, "LIBRO_VERSION_NUEVA", valor=version, conocida=VERSION)
    if tipo == ESTRATEGIA.tipo:
        return Identity(tipo)
    if not fields.get(DEPENDENCIA):
        return _of_its_name(PurePosixPath(path), dependencias)
    return _planilla(path, fields[DEPENDENCIA], dependencias)


def _tablero(book: Book) -> dict[str, str]:
    cells = next((sheet for title, sheet in book.sheets.items() if fold(title) == fold(TABLERO)), None)
    if cells is None:
        return {}
    pairs = [row for row in cells.rows if len(row) > 1 and row[0] is not None and row[1] is not None]
    return {fold(row[0]): _text(row[1]) for row in pairs}


def _text(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()


def _planilla(path: str, code: str, dependencias: Mapping[str, Row]) -> Identity | Problem:
    if not dependencias:
        return _problem(path, "LIBRO_SIN_ESTRATEGIA")
    known = dependencias.get(clave(code))
    if known is None:
        hint = asked(Codes(dependencias).nearest(code))
        return _problem(path, "LIBRO_DEPENDENCIA_DESCONOCIDA", valor=code, sugerencia=hint)
    named = dependencias.get(clave(PurePosixPath(path).stem))
    if named is not None and named is not known:
        return _problem(path, "LIBRO_DE_OTRA_DEPENDENCIA", valor=code, esperada=str(named["codigo"]))
    return Identity(PLANILLA.tipo, clave(code), str(known["codigo"]))


def _by_name(book: Book, path: PurePosixPath, dependencias: Mapping[str, Row]) -> Identity | Problem:
    if path.stem.casefold() == ESTRATEGIA_STEM and _fits(book, ESTRATEGIA):
        return Identity(ESTRATEGIA.tipo)
    if not _fits(book, PLANILLA):
        return _problem(str(path), "LIBRO_SIN_IDENTIDAD")
    return _of_its_name(path, dependencias)


def _of_its_name(path: PurePosixPath, dependencias: Mapping[str, Row]) -> Identity | Problem:
    """Take a planilla for that of the dependencia after which its file or folder is called."""
    if not dependencias:
        return _problem(str(path), "LIBRO_SIN_ESTRATEGIA")
    codes = [code for code in (path.stem, path.parent.name) if clave(code) in dependencias]
    return (
        _planilla(str(path), codes[0], dependencias) if codes else _problem(str(path), "LIBRO_SIN_IDENTIDAD")
    )


def _fits(book: Book, workbook: Workbook) -> bool:
    titles = {fold(title) for title in book.titles}
    return all(fold(title) in titles for title in workbook.by_title)


def _problem(path: str, code: str, **facts: str) -> Problem:
    return problem(code, Place(path), facts)
