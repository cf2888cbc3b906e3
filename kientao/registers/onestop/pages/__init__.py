"""Pages of the one-stop shop, one file each."""
