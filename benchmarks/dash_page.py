"""What many would write: a Dash page with a table of the programmes and a chart. The peers' Python runs it.

`python dash_page.py DATABASE PORT` serves the table `programas` of a SQLite database.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from contextlib import closing
from typing import Any

import dash
from waitress import serve

_ROWS_OF_A_PAGE = 100


def _read(database: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM programas")]


def _layout(database: str) -> Any:  # noqa: ANN401 - Dash has no types of its own
    rows = _read(database)
    counts = Counter(str(row["semaforo"]) for row in rows)
    bars = {"data": [{"type": "bar", "x": list(counts), "y": list(counts.values())}]}
    columns = [{"name": name, "id": name} for name in rows[0]]
    table = dash.dash_table.DataTable(rows, columns, page_size=_ROWS_OF_A_PAGE, id="tabla")
    return dash.html.Div([dash.html.H1("Programas"), dash.dcc.Graph(figure=bars), table])


def _main(database: str, port: str) -> None:
    app = dash.Dash(serve_locally=True)
    app.layout = lambda: _layout(database)
    serve(app.server, host="127.0.0.1", port=int(port), threads=4)


if __name__ == "__main__":
    _main(*sys.argv[1:])
