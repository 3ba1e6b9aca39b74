"""Files that people take away: lists as CSV, Excel and JSON, and every sheet of the standard."""
