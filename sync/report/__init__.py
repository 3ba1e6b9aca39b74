"""What an office gets back: a marked copy of its workbook and a report, in the folder where it works.

`Reporter` keeps the folder as it should be; `Marker` makes one marked copy; `page` writes one report.
"""
