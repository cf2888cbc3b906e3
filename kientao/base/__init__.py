"""Django plumbing: settings from the environment, the clock, headers, the audit trail."""
