"""How a sheet comes out of the printer: landscape, as wide as the paper, headed and numbered."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from sync.template.heights import height

SCALE = 70
"""Per cent at which the text of the first sheet is as wide as the paper."""

ROOM = 710.0
"""Points of height that a page holds at that scale."""

FILLED = 0.6
"""How much of a page has to be used before the rest may stay empty."""


def set_page(sheet: Worksheet, pages_wide: int = 1) -> None:
    """Set up the paper of a sheet; its length takes as many pages as it needs."""
    _paper(sheet)
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def set_pages(sheet: Worksheet, blocks: Sequence[int], end: int) -> None:
    """Set up the paper of a sheet of texts whose blocks begin at these rows.

    None is cut that fits on a page, unless that left much of the page before it empty. A program that fits
    pages by itself ignores breaks, so the scale is given.
    """
    _paper(sheet)
    sheet.page_setup.scale = SCALE
    used = 0.0
    for start, after in zip(blocks, [*blocks[1:], end], strict=True):
        tall = sum(height(sheet, row) for row in range(start, after))
        if used + tall > ROOM and used > ROOM * FILLED:
            sheet.row_breaks.append(Break(id=start - 1))
            used = 0.0
        used = (used + tall) % ROOM


def head(sheet: Worksheet, whose: str) -> None:
    """Head each printed page with whose workbook it is."""
    sheet.oddHeader.left.text = whose.replace("&", "&&")
    sheet.oddHeader.right.text = "Impreso el &D"
    sheet.HeaderFooter.scaleWithDoc = False


def _paper(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Página &P de &N"
