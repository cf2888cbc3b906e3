from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "kientao.registers.intake"
    label = "intake"

    def ready(self) -> None:
        """Tells the trail what is done here, and the night what is forgotten."""
        from kientao.base.audit_words import tells
        from kientao.registers.intake import audit_words, retention

        tells(audit_words.WORDS)
        retention.register()
