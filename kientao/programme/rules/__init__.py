"""Pure decisions of the programme: values in, values out."""
