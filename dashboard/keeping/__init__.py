"""What was read, measured and written once, and is kept as long as it is true."""
