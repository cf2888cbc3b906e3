"""Dossiers as the counter works with them."""

from kientao.registers.onestop.pages.subject import Side
from kientao.registers.onestop.queries.form_values import RELATED

AT_THE_COUNTER = Side("Một cửa", "counter", "counter-dossier", (*RELATED, "applicant", "helped_at"))

dossier_of = AT_THE_COUNTER.dossier_of
whole_dossier_of = AT_THE_COUNTER.whole_dossier_of
dossier_step = AT_THE_COUNTER.dossier_step
head_of = AT_THE_COUNTER.head_of
counter_address = AT_THE_COUNTER.address
