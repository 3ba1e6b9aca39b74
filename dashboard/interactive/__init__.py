"""The interactive Gantt: a figure as plain data, and the library that draws it in the browser."""
