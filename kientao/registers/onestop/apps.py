from django.apps import AppConfig


class OneStopConfig(AppConfig):
    name = "kientao.registers.onestop"
    label = "onestop"

    def ready(self) -> None:
        """Tells the trail what acts on dossiers are called, the night what is forgotten, the morning what waits."""
        from kientao.base.audit_words import tells
        from kientao.people.waiting import tells_each_morning
        from kientao.registers.onestop import (
            audit_words,
            audit_words_decisions,
            audit_words_imports,
            audit_words_outside,
            audit_words_procedures,
            retention,
        )
        from kientao.registers.onestop.queries.to_remind import to_remind

        tells(audit_words.DONE)
        tells(audit_words_decisions.DONE)
        tells(audit_words_imports.WORDS)
        tells(audit_words_outside.WORDS)
        tells(audit_words_procedures.DONE)
        retention.register()
        tells_each_morning("onestop", to_remind)
