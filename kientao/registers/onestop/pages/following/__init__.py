"""What heads look at: what is late, where time is lost, figures, doubts, rules and hours."""
