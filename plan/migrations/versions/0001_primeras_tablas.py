"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "archivo",
        sa.Column("ruta", sa.Text(), nullable=False),
        sa.Column("tamano", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("inode", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("visto", sa.Text(), nullable=False),
        sa.Column("situacion", sa.Text(), nullable=False),
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("carga", sa.Integer(), nullable=True),
        sa.Column("problema", sa.Text(), nullable=False),
        sa.Column("hechos", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ruta"),
    )
    op.create_table(
        "carga",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("momento", sa.Text(), nullable=False),
        sa.Column("clase", sa.Text(), nullable=False),
        sa.Column("tipo", sa.Text(), nullable=False),
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("ruta", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("tamano", sa.Integer(), nullable=False),
        sa.Column("guardado_por", sa.Text(), nullable=False),
        sa.Column("guardado_en", sa.Text(), nullable=True),
        sa.Column("corte", sa.Date(), nullable=True),
        sa.Column("corte_declarado", sa.Boolean(), nullable=False),
        sa.Column("resultado", sa.Text(), nullable=False),
        sa.Column("escritas", sa.Integer(), nullable=False),
        sa.Column("tomadas", sa.Integer(), nullable=False),
        sa.Column("cuarentena", sa.Integer(), nullable=False),
        sa.Column("omitidas", sa.Integer(), nullable=False),
        sa.Column("abiertas", sa.Integer(), nullable=False),
        sa.Column("cerradas", sa.Integer(), nullable=False),
        sa.Column("errores", sa.Integer(), nullable=False),
        sa.Column("advertencias", sa.Integer(), nullable=False),
        sa.Column("notas", sa.Integer(), nullable=False),
        sa.Column("detalle", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_carga_origen", "carga", ["origen", "id"], unique=False)
    op.create_table(
        "estado",
        sa.Column("campo", sa.Text(), nullable=False),
        sa.Column("valor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("campo"),
    )
    op.create_table(
        "actividad",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("codigo", sa.Text(), nullable=True),
        sa.Column("programa", sa.Text(), nullable=True),
        sa.Column("programa_clave", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("responsable", sa.Text(), nullable=True),
        sa.Column("hito", sa.Text(), nullable=True),
        sa.Column("estado", sa.Text(), nullable=True),
        sa.Column("inicio_planificado", sa.Date(), nullable=True),
        sa.Column("fin_planificado", sa.Date(), nullable=True),
        sa.Column("inicio_real", sa.Date(), nullable=True),
        sa.Column("fin_real", sa.Date(), nullable=True),
        sa.Column("avance", sa.Float(), nullable=True),
        sa.Column("ponderacion", sa.Float(), nullable=True),
        sa.Column("predecesora", sa.Text(), nullable=True),
        sa.Column("evidencia", sa.Text(), nullable=True),
        sa.Column("justificacion", sa.Text(), nullable=True),
        sa.Column("observaciones", sa.Text(), nullable=True),
        sa.Column("codigo_anterior", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_actividad_hasta", "actividad", ["hasta"], unique=False)
    op.create_index(
        "ux_actividad_vigente",
        "actividad",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "dependencia",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("codigo", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("tipo", sa.Text(), nullable=True),
        sa.Column("depende_de", sa.Text(), nullable=True),
        sa.Column("depende_de_clave", sa.Text(), nullable=True),
        sa.Column("titular", sa.Text(), nullable=True),
        sa.Column("correo", sa.Text(), nullable=True),
        sa.Column("presenta_planilla", sa.Text(), nullable=True),
        sa.Column("vigente_hasta", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_dependencia_hasta", "dependencia", ["hasta"], unique=False)
    op.create_index(
        "ux_dependencia_vigente",
        "dependencia",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "eje",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("codigo", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("descripcion", sa.Text(), nullable=True),
        sa.Column("ponderacion", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_eje_hasta", "eje", ["hasta"], unique=False)
    op.create_index(
        "ux_eje_vigente",
        "eje",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "indicador",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("codigo", sa.Text(), nullable=True),
        sa.Column("programa", sa.Text(), nullable=True),
        sa.Column("programa_clave", sa.Text(), nullable=True),
        sa.Column("lineamiento", sa.Text(), nullable=True),
        sa.Column("lineamiento_clave", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("tipo", sa.Text(), nullable=True),
        sa.Column("metodo_de_calculo", sa.Text(), nullable=True),
        sa.Column("unidad", sa.Text(), nullable=True),
        sa.Column("sentido", sa.Text(), nullable=True),
        sa.Column("acumulacion", sa.Text(), nullable=True),
        sa.Column("frecuencia", sa.Text(), nullable=True),
        sa.Column("linea_base", sa.Float(), nullable=True),
        sa.Column("meta", sa.Float(), nullable=True),
        sa.Column("fecha_de_la_meta", sa.Date(), nullable=True),
        sa.Column("umbral_verde", sa.Float(), nullable=True),
        sa.Column("umbral_amarillo", sa.Float(), nullable=True),
        sa.Column("medio_de_verificacion", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_indicador_hasta", "indicador", ["hasta"], unique=False)
    op.create_index(
        "ux_indicador_vigente",
        "indicador",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "informe",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("corte", sa.Date(), nullable=True),
        sa.Column("sin_novedades", sa.Text(), nullable=True),
        sa.Column("validado_por", sa.Text(), nullable=True),
        sa.Column("comentario", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_informe_hasta", "informe", ["hasta"], unique=False)
    op.create_index(
        "ux_informe_vigente",
        "informe",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "lineamiento",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("codigo", sa.Text(), nullable=True),
        sa.Column("eje", sa.Text(), nullable=True),
        sa.Column("eje_clave", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("descripcion", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_lineamiento_hasta", "lineamiento", ["hasta"], unique=False)
    op.create_index(
        "ux_lineamiento_vigente",
        "lineamiento",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "medicion",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("indicador", sa.Text(), nullable=True),
        sa.Column("indicador_clave", sa.Text(), nullable=True),
        sa.Column("fecha", sa.Date(), nullable=True),
        sa.Column("programado", sa.Float(), nullable=True),
        sa.Column("valor", sa.Float(), nullable=True),
        sa.Column("nota", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_medicion_hasta", "medicion", ["hasta"], unique=False)
    op.create_index(
        "ux_medicion_vigente",
        "medicion",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "plan",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("inicio", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("norma", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_plan_hasta", "plan", ["hasta"], unique=False)
    op.create_index(
        "ux_plan_vigente",
        "plan",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "presupuesto",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("programa", sa.Text(), nullable=True),
        sa.Column("programa_clave", sa.Text(), nullable=True),
        sa.Column("ejercicio", sa.Float(), nullable=True),
        sa.Column("fuente", sa.Text(), nullable=True),
        sa.Column("asignado", sa.Float(), nullable=True),
        sa.Column("ejecutado", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_presupuesto_hasta", "presupuesto", ["hasta"], unique=False)
    op.create_index(
        "ux_presupuesto_vigente",
        "presupuesto",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "problema",
        sa.Column("carga", sa.Integer(), nullable=False),
        sa.Column("orden", sa.Integer(), nullable=False),
        sa.Column("codigo", sa.Text(), nullable=False),
        sa.Column("severidad", sa.Text(), nullable=False),
        sa.Column("hoja", sa.Text(), nullable=False),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("columna", sa.Text(), nullable=False),
        sa.Column("celda", sa.Text(), nullable=False),
        sa.Column("hechos", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["carga"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("carga", "orden"),
    )
    op.create_table(
        "programa",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("codigo", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("lineamiento", sa.Text(), nullable=True),
        sa.Column("lineamiento_clave", sa.Text(), nullable=True),
        sa.Column("tipo", sa.Text(), nullable=True),
        sa.Column("descripcion", sa.Text(), nullable=True),
        sa.Column("responsable", sa.Text(), nullable=True),
        sa.Column("participan", sa.Text(), nullable=True),
        sa.Column("inicio_planificado", sa.Date(), nullable=True),
        sa.Column("fin_planificado", sa.Date(), nullable=True),
        sa.Column("estado", sa.Text(), nullable=True),
        sa.Column("avance_reportado", sa.Float(), nullable=True),
        sa.Column("ponderacion", sa.Float(), nullable=True),
        sa.Column("publico", sa.Text(), nullable=True),
        sa.Column("justificacion", sa.Text(), nullable=True),
        sa.Column("observaciones", sa.Text(), nullable=True),
        sa.Column("expediente", sa.Text(), nullable=True),
        sa.Column("barrio", sa.Text(), nullable=True),
        sa.Column("codigo_anterior", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_programa_hasta", "programa", ["hasta"], unique=False)
    op.create_index(
        "ux_programa_vigente",
        "programa",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
    op.create_table(
        "relacion",
        sa.Column("origen", sa.Text(), nullable=False),
        sa.Column("clave", sa.Text(), nullable=False),
        sa.Column("desde", sa.Integer(), nullable=False),
        sa.Column("hasta", sa.Integer(), nullable=True),
        sa.Column("fila", sa.Integer(), nullable=True),
        sa.Column("marca", sa.Text(), nullable=True),
        sa.Column("al", sa.Date(), nullable=True),
        sa.Column("dependencia", sa.Text(), nullable=True),
        sa.Column("dependencia_clave", sa.Text(), nullable=True),
        sa.Column("eje", sa.Text(), nullable=True),
        sa.Column("eje_clave", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desde"],
            ["carga.id"],
        ),
        sa.ForeignKeyConstraint(
            ["hasta"],
            ["carga.id"],
        ),
        sa.PrimaryKeyConstraint("origen", "clave", "desde"),
    )
    op.create_index("ix_relacion_hasta", "relacion", ["hasta"], unique=False)
    op.create_index(
        "ux_relacion_vigente",
        "relacion",
        ["origen", "clave"],
        unique=True,
        sqlite_where=sa.text("hasta IS NULL"),
        postgresql_where=sa.text("hasta IS NULL"),
    )
