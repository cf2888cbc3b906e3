"""Background jobs on the embedded database and on PostgreSQL, queued through django-tasks.

An app declares its jobs with `kinds.job` in a module named `jobs`; actions call `queue.enqueue`; the command `jobs`
runs them. A job may run more than once (a machine stops in the middle): write it so that a second run does no harm.
"""
