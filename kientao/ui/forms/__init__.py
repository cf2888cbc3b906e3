"""Forms as everybody meets them: one column, words beside the field, nothing typed is lost."""
