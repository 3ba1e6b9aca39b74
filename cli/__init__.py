"""The commands of `tablero.py`: they speak with people and call the rooms that do the work."""
