"""How a sheet comes out of the printer: landscape, as wide as the paper, numbered."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet


def set_page(sheet: Worksheet, pages_wide: int = 1) -> None:
    """Set up the paper of a sheet; its length takes as many pages as it needs."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = 0.5
    sheet.page_margins.header = 0.2
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Página &P de &N"
