"""What was recognised in a workbook that is not of ours, told to a program."""

from __future__ import annotations

from sync.foreign import Foreign, Link, Part, Recognised
from sync.foreign.shapes import Heading


def as_json(foreign: Foreign) -> dict[str, object]:
    """Tell all of it."""
    return {
        "motivo": foreign.why,
        "hojas": [_sheet_json(sheet) for family in foreign.families for sheet in family.sheets],
        "iguales": [[sheet.title for sheet in family.sheets] for family in foreign.families],
        "no_se_parecen": [{"hoja": sheet.title, "motivo": sheet.reason} for sheet in foreign.unlike],
        "no_miradas": foreign.unread,
        "no_hay_nada_de": list(foreign.absent),
        "pasos": list(foreign.steps),
    }


def _sheet_json(sheet: Recognised) -> dict[str, object]:
    return {
        "hoja": sheet.title,
        "visible": sheet.visible,
        "filas_de_titulos": list(sheet.table.header) if sheet.table else [],
        "filas_de_datos": len(sheet.table.data) if sheet.table else 0,
        "partes": [_part_json(part) for part in sheet.parts],
        "sin_lugar": [
            {**_heading_json(column.heading), "contiene": column.holds, "destino": column.place}
            for column in sheet.homeless
        ],
        "cuidados": list(sheet.cautions),
        "oficinas": [
            {"nombre": office.name, "codigo": office.code, "filas": office.rows} for office in sheet.offices
        ],
    }


def _part_json(part: Part) -> dict[str, object]:
    return {
        "hoja": part.sheet.title,
        "confianza": part.confidence.value,
        "filas": part.rows,
        "por_valor_de": _heading_json(part.names) if part.names else None,
        "columnas": [_link_json(link) for link in part.links],
        "faltan": [{"columna": column.title, "necesidad": column.need.value} for column in part.missing],
    }


def _link_json(link: Link) -> dict[str, object]:
    return {
        **_heading_json(link.heading),
        "va_a": link.column.title,
        "confianza": link.confidence.value,
        "con_dato": link.filled,
        "se_leen": link.clean,
        "otras_posibles": [_heading_json(rival) for rival in link.rivals],
        "avisos": [
            {"codigo": one.code, "cuantas": one.count, "celda": one.cell, "valor": one.value}
            for one in link.remarks
        ],
    }


def _heading_json(heading: Heading) -> dict[str, str]:
    return {"columna": heading.letter, "titulo": heading.title}
