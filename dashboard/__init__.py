"""From the database to people: the web dashboard and the downloads."""

VERSION = "0.1.0"
"""The version of the program, as pages and `/salud` say it."""
