"""What a line or a cell shows by itself: its label, the words that open a zone, a column's heading, a cell's kind."""
