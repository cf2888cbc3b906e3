"""Legal bases that several measures stand on."""

from datetime import date

from kientao.measures.measure import Basis

SERVICE_INDEX = (Basis("QĐ 766/QĐ-TTg", date(2022, 6, 23)),)
