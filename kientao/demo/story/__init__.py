"""A year and a half of work in tỉnh Kiến An: who did what on which day, as data, and who tells it by actions."""
