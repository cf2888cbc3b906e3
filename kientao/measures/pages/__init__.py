"""Pages of measures: the catalogue, one measure with its months and agencies, the rows behind a number."""
