"""What people are told by mail: an outbox in the database, what each mail says, and how it leaves."""
