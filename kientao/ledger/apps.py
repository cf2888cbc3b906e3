from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "kientao.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Follows what registers do, a moment later."""
        from kientao.base.jobs.beside import beside_jobs
        from kientao.ledger.catching_up import catch_up

        beside_jobs("ledger", catch_up, seconds=0.3)
