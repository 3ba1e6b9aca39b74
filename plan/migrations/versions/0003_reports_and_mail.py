"""What was left in the reports folder, and the outbox of mails with what became of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT, INTEGER = sa.Text(), sa.Integer()


def upgrade() -> None:
    """Add the three tables, empty."""
    op.create_table(
        "respuesta",
        sa.Column("nombre", TEXT, primary_key=True),
        sa.Column("carga", INTEGER, nullable=False),
        *_texts("informe copia situacion detalle momento"),
    )
    op.create_table(
        "correo",
        sa.Column("id", INTEGER, primary_key=True),
        *_texts("creado clase tema"),
        sa.Column("carga", INTEGER),
        *_texts("huella detalle desde situacion escrito asunto texto html"),
    )
    op.create_index("ix_correo_tema", "correo", ["clase", "tema", "id"])
    op.create_index("ix_correo_situacion", "correo", ["situacion", "desde"])
    op.create_table(
        "envio",
        sa.Column("correo", INTEGER, sa.ForeignKey("correo.id"), primary_key=True),
        sa.Column("para", TEXT, primary_key=True),
        sa.Column("situacion", TEXT, nullable=False),
        sa.Column("intentos", INTEGER, nullable=False),
        *_texts("proximo detalle momento"),
    )
    op.create_index("ix_envio_situacion", "envio", ["situacion", "proximo"])


def _texts(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names.split()]
