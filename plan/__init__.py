"""What a municipal plan is: its standard, its history, its progress and its lights."""

VERSION = "0.1.0"
"""The version of the program, as pages, `/salud` and the journal say it."""
