from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kientao.programme"
    label = "programme"

    def ready(self) -> None:
        """Tells the floors below who reads evidence and whose work passes on."""
        from kientao.programme.readers import register

        register()
