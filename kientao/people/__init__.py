"""Who there is: organisations over time, their officers, posts and accounts, and what each may do."""
