"""Bars, lines and colours: figures -> places in percent."""
