"""The decisions that ship with the product, and the scripts that write them."""
