"""What a good compiler says about a plan: each finding with its code, its place, what it means and what to do."""
