"""What each page shows, put together from a day of the plan; pure, without requests."""
