"""A day of the plan in one view: its rows, what they measure to, who and what they name."""
