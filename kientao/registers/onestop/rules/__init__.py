"""Pure decisions of the one-stop shop: values in, values out."""
