"""Excel in and out: `table.read_table` with every problem at its row and column, `writing.write_sheet` for lists."""
