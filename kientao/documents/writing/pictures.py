"""Pictures in the text: QR squares, whose words are kept as the picture's description."""

from collections.abc import Sequence
from hashlib import sha256

from lxml import etree
from lxml.etree import _Element

from kientao.documents.docx.names import RELATIONS
from kientao.documents.writing.xml import element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PLACED = f"{_DRAWING}/wordprocessingDrawing"
_MAIN = f"{_DRAWING}/main"
_PICTURE = f"{_DRAWING}/picture"
_PER_MM = 36000  # English metric units
_DESCRIBED = f"{{{_PLACED}}}docPr"
_SIZED = f"{{{_PLACED}}}extent"


def square(text: str, size: float) -> _Element:
    """A run with the QR square of `text`, `size` mm wide."""
    extent = str(round(size * _PER_MM))
    names = {"wp": _PLACED, "a": _MAIN, "pic": _PICTURE, "r": RELATIONS}
    inline = etree.Element(f"{{{_PLACED}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), names)
    etree.SubElement(inline, _SIZED, {"cx": extent, "cy": extent})
    etree.SubElement(inline, _DESCRIBED, {"id": "1", "name": "Mã QR", "descr": text})
    data = _under(inline, f"{{{_MAIN}}}graphic", f"{{{_MAIN}}}graphicData", uri=_PICTURE)
    picture = _under(data, f"{{{_PICTURE}}}pic")
    named = _under(picture, f"{{{_PICTURE}}}nvPicPr")
    etree.SubElement(named, f"{{{_PICTURE}}}cNvPr", {"id": "1", "name": "Mã QR"})
    etree.SubElement(named, f"{{{_PICTURE}}}cNvPicPr")
    filled = _under(picture, f"{{{_PICTURE}}}blipFill")
    etree.SubElement(filled, f"{{{_MAIN}}}blip", {f"{{{RELATIONS}}}embed": relation(text)})
    _under(filled, f"{{{_MAIN}}}stretch", f"{{{_MAIN}}}fillRect")
    shaped = _under(picture, f"{{{_PICTURE}}}spPr")
    placed = _under(shaped, f"{{{_MAIN}}}xfrm")
    etree.SubElement(placed, f"{{{_MAIN}}}off", {"x": "0", "y": "0"})
    etree.SubElement(placed, f"{{{_MAIN}}}ext", {"cx": extent, "cy": extent})
    _under(_under(shaped, f"{{{_MAIN}}}prstGeom", prst="rect"), f"{{{_MAIN}}}avLst")
    return element("r", element("drawing", inline))


def relation(text: str) -> str:
    """The name by which the document calls the picture of `text`."""
    return f"rIdSquare{sha256(text.encode()).hexdigest()[:16]}"


def words_of(run: _Element) -> tuple[str, float] | None:
    """What the run's square says and its size in mm; None for a run without one."""
    described, sized = run.find(f".//{_DESCRIBED}"), run.find(f".//{_SIZED}")
    if described is None or sized is None:
        return None
    return described.get("descr", ""), int(sized.get("cx", "0")) / _PER_MM


def numbered(content: Sequence[_Element]) -> list[str]:
    """Gives every picture its own number, as Word asks, and says what they show, each once."""
    found = [picture for part in content for picture in part.iter(_DESCRIBED)]
    for number, picture in enumerate(found, start=1):
        picture.set("id", str(number))
    return list(dict.fromkeys(picture.get("descr", "") for picture in found))


def _under(parent: _Element, *names: str, **attributes: str) -> _Element:
    """Elements nested in each other under `parent`; the attributes are the innermost one's."""
    for name in names:
        parent = etree.SubElement(parent, name)
    for key, value in attributes.items():
        parent.set(key, value)
    return parent
