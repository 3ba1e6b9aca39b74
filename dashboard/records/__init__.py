"""What pages ask of the database beyond the evaluation."""
