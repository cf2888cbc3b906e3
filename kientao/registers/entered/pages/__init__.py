"""Pages of entered figures: requests, what one's agency is asked, an answer."""
