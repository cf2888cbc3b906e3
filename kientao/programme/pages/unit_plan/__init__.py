"""A unit draws up its own yearly plan; the programme office sees which unit has one."""
