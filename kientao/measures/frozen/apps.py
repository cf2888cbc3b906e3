from django.apps import AppConfig


class FrozenConfig(AppConfig):
    name = "kientao.measures.frozen"
    label = "frozen"

    def ready(self) -> None:
        """Tells the trail what is done here."""
        from kientao.base.audit_words import tells
        from kientao.measures.frozen.audit_words import WORDS

        tells(WORDS)
