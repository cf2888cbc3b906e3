from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "kientao.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Says what of its own is forgotten."""
        from kientao.evidence.retention import register

        register()
