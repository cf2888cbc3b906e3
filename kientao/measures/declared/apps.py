from django.apps import AppConfig


class DeclaredConfig(AppConfig):
    name = "kientao.measures.declared"
    label = "declared"

    def ready(self) -> None:
        """Tells the trail what is done here."""
        from kientao.base.audit_words import tells
        from kientao.measures.declared import audit_words

        tells(audit_words.WORDS)
