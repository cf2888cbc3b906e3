from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kientao.people"
    label = "people"

    def ready(self) -> None:
        """Says what of its own is forgotten, and what its actions are called."""
        from kientao.base.audit_words import tells
        from kientao.people import audit_words, retention

        retention.register()
        tells(audit_words.WORDS)
