"""The door described for people, made from the document machines read; nothing comes from another host."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.api.door import document
from kientao.people.access import public
from kientao.ui.parts.page_head import PageHead

_EXAMPLE = {
    "data": [
        {
            "MaHoSo": "H99.002.00-260305-0001",
            "MaTTHC": "1.000001",
            "TrangThaiHoSo": "10",
            "DonViXuLy": "H99.02",
            "ChuHoSo": "Nguyễn Văn A",
            "NgayTiepNhan": "20260305083000",
            "NgayHenTra": "20260319170000",
            "NgayKetThucXuLy": "20260316100000",
        }
    ]
}


@dataclass(frozen=True, slots=True)
class Door:
    """One address: what it does, what it takes, how it answers."""

    id: str
    method: str
    path: str
    title: str
    words: str
    parameters: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A value that goes through: (field, kind, must it be there, words)."""

    name: str
    fields: tuple[tuple[str, str, bool, str], ...]


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every door and every shape."""
    described = document()
    values = {
        "page_head": PageHead(described["info"]["title"], described["info"]["description"]),
        "doors": tuple(_doors(described)),
        "shapes": tuple(_shape(name, one) for name, one in sorted(described["components"]["schemas"].items())),
        "example": json.dumps(_EXAMPLE, ensure_ascii=False, indent=2),
    }
    return render(request, "api/reference.html", values)


def _doors(described: dict[str, Any]) -> list[Door]:
    return [
        Door(
            id=f"{method}-{number}",
            method=method.upper(),
            path=path,
            title=one["summary"],
            words=one.get("description", "").replace("`", ""),
            parameters=tuple((each["name"], each["schema"].get("description", "")) for each in one["parameters"]),
            answers=tuple((str(code), _kind(answer)) for code, answer in sorted(one["responses"].items())),
        )
        for number, (path, doors) in enumerate(described["paths"].items(), 1)
        for method, one in doors.items()
    ]


def _kind(answer: dict[str, Any]) -> str:
    content = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return str(content.get("$ref", "")).rpartition("/")[2]


def _shape(name: str, one: dict[str, Any]) -> Shape:
    must = one.get("required", ())
    fields = tuple(
        (field, _type(about), field in must, about.get("description", ""))
        for field, about in one.get("properties", {}).items()
    )
    return Shape(name, fields)


def _type(about: dict[str, Any]) -> str:
    if "$ref" in about:
        return str(about["$ref"]).rpartition("/")[2]
    if "anyOf" in about:
        return " | ".join(_type(one) for one in about["anyOf"])
    if about.get("type") == "array":
        return f"[{_type(about.get('items', {}))}]"
    kind = about.get("type", "")
    return " | ".join(kind) if isinstance(kind, list) else str(kind)
