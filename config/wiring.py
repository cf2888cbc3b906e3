"""Which registers give facts. A giver's number stands in its rows: no number is ever used again."""

FACT_GIVERS = (
    "kientao.registers.onestop.facts.dossiers.GIVER",  # 1
    "kientao.registers.onestop.facts.procedures.GIVER",  # 2
    "kientao.registers.intake.facts.GIVER",  # 3
    "kientao.programme.facts.GIVER",  # 4
    "kientao.registers.entered.facts.GIVER",  # 5
)
