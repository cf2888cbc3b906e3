from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kientao.programme"
    label = "programme"

    def ready(self) -> None:
        """Tells the floors below who reads evidence, whose work passes on, and what is forgotten."""
        from kientao.programme import readers, retention

        readers.register()
        retention.register()
