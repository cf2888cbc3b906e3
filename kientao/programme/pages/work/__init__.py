"""What is done with a piece of work: one form, one page each."""
