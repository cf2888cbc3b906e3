"""A believable installation on one machine, built through the same actions as a real one."""
