"""The Django project: settings, urls and the door for servers. Nothing in kientao imports it."""
