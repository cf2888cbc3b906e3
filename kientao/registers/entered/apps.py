from django.apps import AppConfig


class EnteredConfig(AppConfig):
    name = "kientao.registers.entered"
    label = "entered"

    def ready(self) -> None:
        """Tells the trail what is done here, evidence what holds it, the morning what waits, the night what goes."""
        from kientao.base.audit_words import tells
        from kientao.people.waiting import tells_each_morning
        from kientao.registers.entered import audit_words, readers, retention
        from kientao.registers.entered.queries.to_remind import to_remind

        tells(audit_words.WORDS)
        readers.register()
        retention.register()
        tells_each_morning("entered", to_remind)
