"""Who is late, reminder letters, how reminding works, and the mail that went out."""
