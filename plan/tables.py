"""The tables, spelt from the standard: one versioned table per sheet, and what the service remembers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from plan.standard import TABLES, Column, Sheet
from plan.standard.kinds.base import Storage

METADATA = sa.MetaData()

_TYPES: Mapping[Storage, type[sa.types.TypeEngine[Any]]] = {
    Storage.TEXT: sa.Text,
    Storage.REAL: sa.Float,
    Storage.DATE: sa.Date,
    Storage.INTEGER: sa.Integer,
}

CARGA = sa.Table(
    "carga",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("momento", sa.Text, nullable=False),
    sa.Column("clase", sa.Text, nullable=False),
    sa.Column("tipo", sa.Text, nullable=False),
    sa.Column("origen", sa.Text, nullable=False),
    sa.Column("ruta", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("tamano", sa.Integer, nullable=False),
    sa.Column("guardado_por", sa.Text, nullable=False),
    sa.Column("guardado_en", sa.Text),
    sa.Column("corte", sa.Date),
    sa.Column("corte_declarado", sa.Boolean, nullable=False),
    sa.Column("resultado", sa.Text, nullable=False),
    *(
        sa.Column(name, sa.Integer, nullable=False)
        for name in (
            "escritas",
            "tomadas",
            "cuarentena",
            "omitidas",
            "abiertas",
            "cerradas",
            "errores",
            "advertencias",
            "notas",
        )
    ),
    sa.Column("detalle", sa.Text, nullable=False),
    sa.Index("ix_carga_origen", "origen", "id"),
)
"""Every attempt to load a workbook, taken or not; rows of the plan open and close by its number."""

PROBLEMA = sa.Table(
    "problema",
    METADATA,
    sa.Column("carga", sa.ForeignKey("carga.id"), primary_key=True),
    sa.Column("orden", sa.Integer, primary_key=True),
    sa.Column("codigo", sa.Text, nullable=False),
    sa.Column("severidad", sa.Text, nullable=False),
    sa.Column("hoja", sa.Text, nullable=False),
    sa.Column("fila", sa.Integer),
    sa.Column("columna", sa.Text, nullable=False),
    sa.Column("celda", sa.Text, nullable=False),
    sa.Column("hechos", sa.Text, nullable=False),
)
"""What was wrong with each carga."""

ARCHIVO = sa.Table(
    "archivo",
    METADATA,
    sa.Column("ruta", sa.Text, primary_key=True),
    sa.Column("tamano", sa.Integer, nullable=False),
    sa.Column("mtime_ns", sa.BigInteger, nullable=False),
    sa.Column("ctime_ns", sa.BigInteger, nullable=False, server_default="-1"),
    sa.Column("inode", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("visto", sa.Text, nullable=False),
    sa.Column("situacion", sa.Text, nullable=False),
    sa.Column("origen", sa.Text, nullable=False),
    sa.Column("carga", sa.Integer),
    sa.Column("problema", sa.Text, nullable=False),
    sa.Column("hechos", sa.Text, nullable=False),
)
"""The shared folder as last seen: what each scan is compared with."""

ESTADO = sa.Table(
    "estado",
    METADATA,
    sa.Column("campo", sa.Text, primary_key=True),
    sa.Column("valor", sa.Text, nullable=False),
)
"""Single facts of the installation; `version` is raised by every visible change."""

RESPUESTA = sa.Table(
    "respuesta",
    METADATA,
    sa.Column("nombre", sa.Text, primary_key=True),
    sa.Column("carga", sa.Integer, nullable=False),
    sa.Column("informe", sa.Text, nullable=False),
    sa.Column("copia", sa.Text, nullable=False),
    sa.Column("situacion", sa.Text, nullable=False),
    sa.Column("detalle", sa.Text, nullable=False),
    sa.Column("momento", sa.Text, nullable=False),
)
"""What was left in the reports folder for each workbook: of which carga, and the sha256 of each file."""

CORREO = sa.Table(
    "correo",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("creado", sa.Text, nullable=False),
    sa.Column("clase", sa.Text, nullable=False),
    sa.Column("tema", sa.Text, nullable=False),
    sa.Column("carga", sa.Integer),
    sa.Column("huella", sa.Text, nullable=False),
    sa.Column("detalle", sa.Text, nullable=False),
    sa.Column("desde", sa.Text, nullable=False),
    sa.Column("situacion", sa.Text, nullable=False),
    sa.Column("escrito", sa.Text, nullable=False),
    sa.Column("asunto", sa.Text, nullable=False),
    sa.Column("texto", sa.Text, nullable=False),
    sa.Column("html", sa.Text, nullable=False),
    sa.Index("ix_correo_tema", "clase", "tema", "id"),
    sa.Index("ix_correo_situacion", "situacion", "desde"),
)
"""The outbox: what is to be told, not before `desde`; written once that comes, from what is known by then."""

ENVIO = sa.Table(
    "envio",
    METADATA,
    sa.Column("correo", sa.ForeignKey("correo.id"), primary_key=True),
    sa.Column("para", sa.Text, primary_key=True),
    sa.Column("situacion", sa.Text, nullable=False),
    sa.Column("intentos", sa.Integer, nullable=False),
    sa.Column("proximo", sa.Text, nullable=False),
    sa.Column("detalle", sa.Text, nullable=False),
    sa.Column("momento", sa.Text, nullable=False),
    sa.Index("ix_envio_situacion", "situacion", "proximo"),
)
"""Each mail to each address: whether it went out, and when it is tried next."""


def _row_table(sheet: Sheet) -> sa.Table:
    return sa.Table(
        sheet.table,
        METADATA,
        sa.Column("origen", sa.Text, primary_key=True),
        sa.Column("clave", sa.Text, primary_key=True),
        sa.Column("desde", sa.ForeignKey("carga.id"), primary_key=True),
        sa.Column("hasta", sa.ForeignKey("carga.id")),
        sa.Column("fila", sa.Integer),
        sa.Column("marca", sa.Text),
        sa.Column("al", sa.Date),
        *(made for column in sheet.columns for made in _columns(column)),
        sa.Index(
            f"ux_{sheet.table}_vigente",
            "origen",
            "clave",
            unique=True,
            sqlite_where=sa.text("hasta IS NULL"),
            postgresql_where=sa.text("hasta IS NULL"),
        ),
        sa.Index(f"ix_{sheet.table}_hasta", "hasta"),
    )


def _columns(column: Column) -> Iterator[sa.Column[Any]]:
    yield sa.Column(column.name, _TYPES[column.kind.storage])
    if has_twin(column):
        yield sa.Column(twin(column), sa.Text)


def has_twin(column: Column) -> bool:
    """Whether a folded twin is stored beside the text: for references that are looked up."""
    return column.kind.keyed and bool(column.kind.refers_to)


def twin(column: Column) -> str:
    """Name the folded twin of a column."""
    return f"{column.name}_clave"


ROW_TABLES: Mapping[str, sa.Table] = {name: _row_table(sheet) for name, sheet in TABLES.items()}
"""The versioned tables of rows, one per sheet of the standard, by table name."""
