from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "kientao.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Says what of its own is forgotten, and what its actions are called."""
        from kientao.base.audit_words import tells
        from kientao.evidence import audit_words, retention

        retention.register()
        tells(audit_words.WORDS)
