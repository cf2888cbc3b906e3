"""What stands around every page of somebody signed in: navigation, search, the organisation acted for, the inbox."""
