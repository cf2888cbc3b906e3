"""What hangs on a task as a whole: difficulties, contributions, the agencies that are named."""
