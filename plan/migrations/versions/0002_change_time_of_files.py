"""When each file of the shared folder was last changed in any way, beside when it was last written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; with a time that no file has, each is read again once."""
    op.add_column("archivo", sa.Column("ctime_ns", sa.BigInteger(), nullable=False, server_default="-1"))
