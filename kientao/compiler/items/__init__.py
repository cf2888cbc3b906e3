"""The outline becomes items: head, references, targets, tasks, duties."""
