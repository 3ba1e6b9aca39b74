"""Station 2: from the bytes of a workbook to its cells, judging nothing.

`precheck.precheck` looks at the bytes; `pool.ReaderPool` reads them in isolated child processes. Nothing is
imported here, because the child imports this package and must start fast and know little.
"""
