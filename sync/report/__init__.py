"""What an office gets back: a marked copy of its workbook and a report, in the folder where it works.

`reporter.Reporter` keeps the folder as it should be; `marker.Marker` makes one marked copy;
`page.page` writes one report. Nothing is imported here, because the process that marks imports this
package and must know little.
"""
