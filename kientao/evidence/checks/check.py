"""The one question: may this file be evidence, and what is it?"""

from kientao.evidence import refusals
from kientao.evidence.checks.new_office import check_new_office
from kientao.evidence.checks.old_office import check_old_office
from kientao.evidence.checks.pdf import check_pdf
from kientao.evidence.checks.pictures import check_picture
from kientao.evidence.checks.plain import check_plain
from kientao.evidence.checks.signature import check_signature
from kientao.evidence.checks.sniffing import media_of
from kientao.evidence.media import BY_EXTENSION, DOC, DOCX, JPEG, P7S, PDF, PNG, PPTX, XLS, XLSX, Media
from kientao.evidence.names import extension_of

_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".gz", ".tar"})
_MACRO_ENDINGS = {".docm": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".pptm": ".pptx"}


def check_file(data: bytes, name: str) -> Media:
    """What the file is, by its content, which its ending must fit. `name` is clean (`kientao.evidence.names`).

    Raises UnacceptableFile with the reason and the next step. Pure, but parses what a stranger made: call it apart.
    """
    if not data:
        raise refusals.empty(name)
    ending = extension_of(name)
    if ending in _MACRO_ENDINGS:
        raise refusals.macros(name, _MACRO_ENDINGS[ending])
    if ending in _ARCHIVES:
        raise refusals.archive(name)
    media = media_of(data, name)
    if ending not in BY_EXTENSION:
        raise refusals.unknown_kind(name, ending)
    _check(data, name, media)
    if ending not in media.extensions:
        raise refusals.wrong_extension(name, media.words, media.extension)
    return media


def _check(data: bytes, name: str, media: Media) -> None:
    if media is PDF:
        check_pdf(data, name)
    elif media in (DOCX, XLSX, PPTX):
        check_new_office(data, name, media)
    elif media in (DOC, XLS):
        check_old_office(data, name, media)
    elif media in (JPEG, PNG):
        check_picture(data, name, media)
    elif media is P7S:
        check_signature(data, name)
    else:
        check_plain(data, name, media)
