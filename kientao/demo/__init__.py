"""A practice province on one machine, built through the same actions as a real one."""
