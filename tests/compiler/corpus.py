"""The real decisions, kept beside the repository and never in it."""

import os
import unicodedata
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.draft import PlanDraft
from kientao.kernel.source import SourceDocument

SHARED = Path(os.environ.get("KIENTAO_SHARED", Path(__file__).resolve().parents[3] / "shared"))
PLANS = ("binh-dinh-2020", "vinh-phuc-2021-2025", "nghe-an-2018-outline", "thanh-hoa-2019", "hoa-binh-2016-2020")
MORE = (
    "02-dong-nai-kinh-te-so-2026-2030",
    "07-dong-thap-lo-trinh-cong-nghe",
    "09-dong-thap-chuyen-doi-so-doanh-nghiep",
    "12-son-la-xuat-khau-number-tables",
    "17-ha-noi-nq214-labelled-prose",
    "24-dong-nai-prose",
)


def text_path(name: str) -> Path:
    folder = "plans" if name in PLANS else "more"
    return SHARED / "corpus" / folder / f"{name}.txt"


@cache
def read(name: str) -> SourceDocument:
    """The text of a real decision; skips the test, loudly, where the decisions are not at hand."""
    path = text_path(name)
    if not path.exists():
        pytest.skip(f"real decisions not found: {path.parent} (set KIENTAO_SHARED)")
    data = path.read_bytes()
    text = unicodedata.normalize("NFC", data.decode("utf-8"))
    return SourceDocument(path.name, "txt", sha256(data).hexdigest(), text)


@cache
def draft(name: str) -> PlanDraft:
    return compile_plan(read(name))


def of_text(text: str, name: str = "ke-hoach.txt") -> SourceDocument:
    """A small document written in the test itself."""
    return SourceDocument(name, "txt", sha256(text.encode()).hexdigest(), unicodedata.normalize("NFC", text))
