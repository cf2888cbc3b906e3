from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kientao.people"
    label = "people"

    def ready(self) -> None:
        """Says what of its own is forgotten."""
        from kientao.people.retention import register

        register()
