"""A real server with the one-stop shop in it: `python -m tests.support.serve_shop PORT`.

Some dossiers were received already: at the centre, at phường Bến Đá, one that waits for papers, one that is done.
Prints a line once it listens; jobs run beside it.
"""

import datetime

from tests.support.starting import start


def main() -> None:
    """Serves until it is ended."""
    start()

    from django.conf import settings

    from tests.support.onestop import shop
    from tests.support.serving import serve
    from tests.support.tables import lay_tables

    settings.SECOND_FACTOR_ROLES = frozenset()
    lay_tables()
    _fill(shop())
    serve(jobs=True)


def _fill(office: object) -> None:
    """A morning's work."""
    from kientao.base.clock import today
    from kientao.registers.onestop.actions.results import record_result
    from kientao.registers.onestop.actions.stepping import pass_on
    from kientao.registers.onestop.actions.supplementing import supplement
    from kientao.registers.onestop.actions.turning_away import file_incomplete
    from kientao.registers.onestop.models import Dossier, StepRun
    from kientao.registers.onestop.rules.given import PaperGiven
    from tests.support.onestop import COPY, LICENCE, Shop

    assert isinstance(office, Shop)
    office.dossier("mai", LICENCE, "tu_phap", name="Phan Thị Bưởi")
    office.dossier("anh", COPY, "ben_da", name="Hồ Văn Mận", id_number="001088004321")
    done = office.dossier("mai", LICENCE, "tu_phap", name="Vương Thị Lựu", id_number="001177009876")
    for who, chosen in (("yen", "Đủ điều kiện"), ("minh", "")):
        fresh = Dossier.objects.get(pk=done.pk)
        if who == "minh":
            record_result(
                actor=office.actor("minh"), dossier_id=done.pk, version=fresh.version, number="12/TVPL",
                name="Thẻ tư vấn viên pháp luật", issued_on=today(),
            )  # fmt: skip
            fresh.refresh_from_db()
        step = StepRun.objects.get(dossier=done, state="open")
        pass_on(actor=office.actor(who), step_id=step.pk, version=fresh.version, chosen=chosen)
    for name, number, come in (("Đinh Công Mít", "001093001111", False), ("Lý Thị Ổi", "001195002222", True)):
        waiting = file_incomplete(
            actor=office.actor("mai"), procedure_id=office.procedure().pk,
            competent_id=office.organisations["tu_phap"].pk, reason="Chưa có bản sao bằng",
            filing=office.filing(name=name, id_number=number, papers=(PaperGiven("don", originals=1),)),
            items=["Bản sao bằng cử nhân luật"], answer_by=today() + datetime.timedelta(days=20),
        )  # fmt: skip
        if come:
            version = Dossier.objects.get(pk=waiting.pk).version
            papers = (PaperGiven("bang", copies=1),)
            supplement(actor=office.actor("mai"), dossier_id=waiting.pk, version=version, papers=papers)


if __name__ == "__main__":
    main()
