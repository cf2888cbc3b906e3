"""Short forms that plans use without a word, written out."""

import re

_WRITTEN_OUT = {
    "cbccvc": "cán bộ, công chức, viên chức",
    "cchc": "cải cách hành chính",
    "cntt": "công nghệ thông tin",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "pakn": "phản ánh, kiến nghị",
    "qppl": "quy phạm pháp luật",
    "tthc": "thủ tục hành chính",
    "vbqppl": "văn bản quy phạm pháp luật",
    "đvsn": "đơn vị sự nghiệp",
    "đvsncl": "đơn vị sự nghiệp công lập",
    "đvsnkt": "đơn vị sự nghiệp kinh tế",
}
_WORD = re.compile(r"\w+")


def written_out(words: str) -> str:
    """Of words in small letters: "tthc" → "thủ tục hành chính"."""
    return _WORD.sub(lambda word: _WRITTEN_OUT.get(word.group(), word.group()), words)
