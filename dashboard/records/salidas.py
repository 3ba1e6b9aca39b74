"""What pages ask of the database about reports and mails; nothing of it is for the public view."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import sqlalchemy as sa

from dashboard.day.visibility import View
from plan.salidas import Salidas, read


def outgoing(connection: sa.Connection, view: View, zona: ZoneInfo) -> Salidas:
    """Say how reports and mails stand at this moment."""
    return Salidas() if view is View.PUBLIC else read(connection, zona)
