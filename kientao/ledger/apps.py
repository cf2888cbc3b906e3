from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "kientao.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Follows what registers do, a moment later; tells the trail what people do here."""
        from kientao.base.audit_words import tells
        from kientao.base.jobs.beside import beside_jobs
        from kientao.ledger.audit_words import WORDS
        from kientao.ledger.catching_up import catch_up

        tells(WORDS)
        beside_jobs("ledger", catch_up, seconds=0.3)
