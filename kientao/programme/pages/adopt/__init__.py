"""A reviewed draft becomes the plan."""
