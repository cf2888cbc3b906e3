"""Pages of declared measures."""
