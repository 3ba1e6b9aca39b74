"""Edits workbooks in a running LibreOffice as a person does: opens them, changes cells, saves, prints.

Run by the system's Python, which knows `uno`. Reads one JSON object per line and answers `listo`:
`{"hoja": "Programas", "celda": "K2", "valor": 0.5}` changes a cell and saves,
`{"celdas": [["Programas", "K2", 0.5]]}` changes many and saves, `{"pdf": "/x/y.pdf"}` prints,
`{"abrir": "/x/y.xlsx"}` goes on with another workbook, `{"marcas": "/x/y.json"}` writes down what is marked.
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


def opened(desktop, path):
    hidden = PropertyValue("Hidden", 0, True, 0)
    return desktop.loadComponentFromURL(pathlib.Path(path).as_uri(), "_blank", 0, (hidden,))


def change(document, sheet, address, value):
    cell = document.Sheets.getByName(sheet).getCellRangeByName(address)
    if isinstance(value, str):
        cell.String = value
    else:
        cell.Value = value


def print_into(document, path):
    kind = PropertyValue("FilterName", 0, "calc_pdf_Export", 0)
    document.storeToURL(pathlib.Path(path).as_uri(), (kind,))


def marks_of(sheet):
    """Give the commented cells: address -> colour of the cell (-1 for none) and text."""
    notes = [sheet.Annotations.getByIndex(number) for number in range(sheet.Annotations.Count)]
    cells = [(sheet.getCellByPosition(note.Position.Column, note.Position.Row), note) for note in notes]
    return {
        cell.AbsoluteName.rpartition(".")[2].replace("$", ""): [cell.CellBackColor, note.String]
        for cell, note in cells
    }


def links_of(sheet):
    """Give where the cells of the third column lead, from the top."""
    cells = [sheet.getCellByPosition(2, row) for row in range(40)]
    fields = [cell.TextFields.createEnumeration() for cell in cells if cell.TextFields.hasElements()]
    return [field.nextElement().URL for field in fields]


def write_marks(document, path):
    found = {sheet.Name: marks_of(sheet) for sheet in document.Sheets}
    active = document.CurrentController.ActiveSheet.Name
    told = {"marcas": found, "enlaces": links_of(document.Sheets.getByIndex(0)), "activa": active}
    pathlib.Path(path).write_text(json.dumps(told), encoding="utf-8")


def carry_out(document, order):
    if "marcas" in order:
        write_marks(document, order["marcas"])
        return
    if "pdf" in order:
        print_into(document, order["pdf"])
        return
    cells = order["celdas"] if "celdas" in order else [[order["hoja"], order["celda"], order["valor"]]]
    for sheet, address, value in cells:
        change(document, sheet, address, value)
    document.store()


def main(port, path):
    context = connect(port)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = opened(desktop, path)
    print("abierto", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if "abrir" in order:
            document.close(True)
            document = opened(desktop, order["abrir"])
        else:
            carry_out(document, order)
        print("listo", flush=True)
    document.close(True)
    desktop.terminate()


main(int(sys.argv[1]), sys.argv[2])
