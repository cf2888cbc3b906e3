"""Pages of the counter: receive, answer, digitise, hand out, write the daily book."""
