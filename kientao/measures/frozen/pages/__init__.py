"""Pages of frozen figures: the list, one of them beside what is known now, its rows, the form that freezes."""
