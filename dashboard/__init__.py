"""From the database to people: the web dashboard and the downloads."""
