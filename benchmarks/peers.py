"""What most people would write: pandas reads every sheet with openpyxl, and `to_sql` stores them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd


def pandas_openpyxl(workbook: Path, database: Path) -> None:
    """Take all sheets of a workbook to tables of a SQLite database, checking nothing."""
    sheets = pd.read_excel(workbook, sheet_name=None, engine="openpyxl")
    with closing(sqlite3.connect(database)) as connection:
        for title, rows in sheets.items():
            rows.to_sql(title, connection, if_exists="replace")
        connection.commit()
