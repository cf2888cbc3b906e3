"""Documents on their way to a plan: sent, compiled, looked at."""
