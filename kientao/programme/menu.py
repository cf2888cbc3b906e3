"""The programme's pages in the navigation."""

from kientao.ui.menu import MenuEntry

MENU: tuple[MenuEntry, ...] = (MenuEntry("Hộp việc", "inbox", icon="bell", order=20),)
