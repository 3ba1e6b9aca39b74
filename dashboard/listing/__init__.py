"""A long list: what an address asks of it, in which order, which page."""
