"""From a file to a draft as JSON, in a process of its own with limits on time and memory. Knows no Django."""
