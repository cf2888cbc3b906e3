"""What only the national portal counts, for the service index of QĐ 766/QĐ-TTg: entered as its page says."""

from kientao.facts.questions import QUESTIONS
from kientao.measures.catalogue.basis import SERVICE_INDEX
from kientao.measures.measure import Entered, Measure


def _of_the_portal(code: str, english: str) -> Measure:
    return Measure(code, QUESTIONS[code].words, english, Entered(code), basis=SERVICE_INDEX)


MEASURES = (
    _of_the_portal("portal-updates-on-time", "Published data updated on time"),
    _of_the_portal("portal-content-full", "Published content complete"),
    _of_the_portal("portal-dossiers-synchronised", "Dossiers synchronised"),
    _of_the_portal("certified-copies", "Certified electronic copies"),
    _of_the_portal("personal-storage", "Results in citizens' storage"),
    _of_the_portal("citizen-data-procedures", "Procedures that use citizen data"),
    _of_the_portal("citizen-data-dossiers", "Dossiers that use citizen data"),
)
