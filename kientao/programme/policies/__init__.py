"""May this actor? Every answer has a reason."""
