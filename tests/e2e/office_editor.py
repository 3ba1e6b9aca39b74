"""Edits a workbook in a running LibreOffice as a person does: opens it, changes a cell, saves.

Run by the system's Python, which knows `uno`. Reads one JSON object per line,
`{"hoja": "Programas", "celda": "K2", "valor": 0.5}`, and answers `listo`.
"""

import json
import pathlib
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice no respondió")


def main(port, path):
    context = connect(port)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(pathlib.Path(path).as_uri(), "_blank", 0, (hidden,))
    print("abierto", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        cell = document.Sheets.getByName(order["hoja"]).getCellRangeByName(order["celda"])
        if isinstance(order["valor"], str):
            cell.String = order["valor"]
        else:
            cell.Value = order["valor"]
        document.store()
        print("listo", flush=True)
    document.close(True)
    desktop.terminate()


main(int(sys.argv[1]), sys.argv[2])
