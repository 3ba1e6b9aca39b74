"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT, REAL, DATE, INTEGER = sa.Text(), sa.Float(), sa.Date(), sa.Integer()

ROWS = {
    "plan": (
        (TEXT, "nombre"),
        (DATE, "inicio fin"),
        (TEXT, "norma"),
    ),
    "eje": (
        (TEXT, "codigo nombre descripcion"),
        (REAL, "ponderacion"),
    ),
    "dependencia": (
        (TEXT, "codigo nombre tipo depende_de depende_de_clave titular correo presenta_planilla"),
        (DATE, "vigente_hasta"),
    ),
    "relacion": ((TEXT, "dependencia dependencia_clave eje eje_clave"),),
    "lineamiento": ((TEXT, "codigo eje eje_clave nombre descripcion"),),
    "informe": (
        (DATE, "corte"),
        (TEXT, "sin_novedades validado_por comentario"),
    ),
    "programa": (
        (TEXT, "codigo nombre lineamiento lineamiento_clave tipo descripcion responsable participan"),
        (DATE, "inicio_planificado fin_planificado"),
        (TEXT, "estado"),
        (REAL, "avance_reportado ponderacion"),
        (TEXT, "publico justificacion observaciones expediente barrio codigo_anterior"),
    ),
    "actividad": (
        (TEXT, "codigo programa programa_clave nombre responsable hito estado"),
        (DATE, "inicio_planificado fin_planificado inicio_real fin_real"),
        (REAL, "avance ponderacion"),
        (TEXT, "predecesora evidencia justificacion observaciones codigo_anterior"),
    ),
    "presupuesto": (
        (TEXT, "programa programa_clave"),
        (REAL, "ejercicio"),
        (TEXT, "fuente"),
        (REAL, "asignado ejecutado"),
    ),
    "indicador": (
        (TEXT, "codigo programa programa_clave lineamiento lineamiento_clave nombre tipo"),
        (TEXT, "metodo_de_calculo unidad sentido acumulacion frecuencia"),
        (REAL, "linea_base meta"),
        (DATE, "fecha_de_la_meta"),
        (REAL, "umbral_verde umbral_amarillo"),
        (TEXT, "medio_de_verificacion"),
    ),
    "medicion": (
        (TEXT, "indicador indicador_clave"),
        (DATE, "fecha"),
        (REAL, "programado valor"),
        (TEXT, "nota"),
    ),
}
"""The columns of each versioned table, in their order, by runs of one type."""


def upgrade() -> None:
    """Make every table of the first version."""
    _carga()
    _problema()
    _archivo()
    op.create_table(
        "estado", sa.Column("campo", TEXT, primary_key=True), sa.Column("valor", TEXT, nullable=False)
    )
    for name, runs in ROWS.items():
        _rows(name, [sa.Column(column, kind) for kind, names in runs for column in names.split()])


def _carga() -> None:
    op.create_table(
        "carga",
        sa.Column("id", INTEGER, primary_key=True),
        sa.Column("momento", TEXT, nullable=False),
        sa.Column("clase", TEXT, nullable=False),
        sa.Column("tipo", TEXT, nullable=False),
        sa.Column("origen", TEXT, nullable=False),
        sa.Column("ruta", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("tamano", INTEGER, nullable=False),
        sa.Column("guardado_por", TEXT, nullable=False),
        sa.Column("guardado_en", TEXT),
        sa.Column("corte", DATE),
        sa.Column("corte_declarado", sa.Boolean(), nullable=False),
        sa.Column("resultado", TEXT, nullable=False),
        sa.Column("escritas", INTEGER, nullable=False),
        sa.Column("tomadas", INTEGER, nullable=False),
        sa.Column("cuarentena", INTEGER, nullable=False),
        sa.Column("omitidas", INTEGER, nullable=False),
        sa.Column("abiertas", INTEGER, nullable=False),
        sa.Column("cerradas", INTEGER, nullable=False),
        sa.Column("errores", INTEGER, nullable=False),
        sa.Column("advertencias", INTEGER, nullable=False),
        sa.Column("notas", INTEGER, nullable=False),
        sa.Column("detalle", TEXT, nullable=False),
    )
    op.create_index("ix_carga_origen", "carga", ["origen", "id"])


def _problema() -> None:
    op.create_table(
        "problema",
        sa.Column("carga", INTEGER, sa.ForeignKey("carga.id"), primary_key=True),
        sa.Column("orden", INTEGER, primary_key=True),
        sa.Column("codigo", TEXT, nullable=False),
        sa.Column("severidad", TEXT, nullable=False),
        sa.Column("hoja", TEXT, nullable=False),
        sa.Column("fila", INTEGER),
        sa.Column("columna", TEXT, nullable=False),
        sa.Column("celda", TEXT, nullable=False),
        sa.Column("hechos", TEXT, nullable=False),
    )


def _archivo() -> None:
    op.create_table(
        "archivo",
        sa.Column("ruta", TEXT, primary_key=True),
        sa.Column("tamano", INTEGER, nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("inode", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("visto", TEXT, nullable=False),
        sa.Column("situacion", TEXT, nullable=False),
        sa.Column("origen", TEXT, nullable=False),
        sa.Column("carga", INTEGER),
        sa.Column("problema", TEXT, nullable=False),
        sa.Column("hechos", TEXT, nullable=False),
    )


def _rows(name: str, columns: list[sa.Column[object]]) -> None:
    op.create_table(
        name,
        sa.Column("origen", TEXT, primary_key=True),
        sa.Column("clave", TEXT, primary_key=True),
        sa.Column("desde", INTEGER, sa.ForeignKey("carga.id"), primary_key=True),
        sa.Column("hasta", INTEGER, sa.ForeignKey("carga.id")),
        sa.Column("fila", INTEGER),
        sa.Column("marca", TEXT),
        sa.Column("al", DATE),
        *columns,
    )
    op.create_index(f"ix_{name}_hasta", name, ["hasta"])
    op.create_index(
        f"ux_{name}_vigente",
        name,
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
