"""What several pages of work show: pieces of evidence, a piece of work, who waits for whom."""
