from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "kientao.base"
    label = "base"

    def ready(self) -> None:
        """Says what of its own is forgotten."""
        from kientao.base.jobs.pruning import JOBS
        from kientao.base.retention.kinds import forgets

        forgets(*JOBS)
