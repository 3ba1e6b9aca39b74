"""The way in: from a folder of workbooks to the database."""
