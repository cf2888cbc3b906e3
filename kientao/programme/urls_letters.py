"""Addresses of reminding: who is late, letters, how it works, mail that went out."""

from django.urls import path

from kientao.programme.pages.letters import help as helping
from kientao.programme.pages.letters import letter, listing, made, mails, write

urlpatterns = [
    path("don-doc/", listing.page, name="letters"),
    path("don-doc/danh-sach.xlsx", listing.export, name="letters-export"),
    path("don-doc/chon/", listing.chosen, name="letters-chosen"),
    path("don-doc/soan/", write.page, name="write-letter"),
    path("don-doc/cong-van/", made.page, name="letters-made"),
    path("don-doc/cong-van/<int:letter_id>/", letter.page, name="letter"),
    path("don-doc/cong-van/<int:letter_id>/so/", letter.number, name="letter-number"),
    path("don-doc/cong-van/<int:letter_id>/tep.docx", letter.file, name="letter-file"),
    path("don-doc/cach-nhac/", helping.page, name="reminding-help"),
    path("thu-gui-di/", mails.page, name="mails"),
    path("thu-gui-di/gui-lai/", mails.again, name="mails-again"),
]
