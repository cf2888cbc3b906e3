"""The one list of the program: filters in the address, sorting, paging, totals, export, marking, keyboard, print."""
