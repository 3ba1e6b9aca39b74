"""What a municipal plan is: its standard, its history, its progress and its lights."""
