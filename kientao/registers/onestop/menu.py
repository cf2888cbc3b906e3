"""The one-stop shop's pages in the navigation."""

from kientao.registers.onestop import (
    menu_counter,
    menu_decisions,
    menu_dossiers,
    menu_imports,
    menu_outside,
    menu_procedures,
)

MENU = (
    *menu_counter.MENU,
    *menu_dossiers.MENU,
    *menu_imports.MENU,
    *menu_outside.MENU,
    *menu_procedures.MENU,
    *menu_decisions.MENU,
)
