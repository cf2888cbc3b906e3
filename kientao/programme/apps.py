from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kientao.programme"
    label = "programme"

    def ready(self) -> None:
        """Tells the floors below who reads evidence, whose work passes on, what is forgotten, what acts are called."""
        from kientao.base.audit_words import tells
        from kientao.programme import audit_words, readers, retention

        readers.register()
        retention.register()
        tells(audit_words.DONE)
