"""What a table is about: which column says what, which rows are tasks, which are headings."""
