"""Kinds and levels of organisations, and the collective phrases that take them in."""

from enum import StrEnum


class Kind(StrEnum):
    """What an organisation is."""

    PROVINCE_COMMITTEE = "province-committee"
    DEPARTMENT = "department"
    DISTRICT_COMMITTEE = "district-committee"
    COMMUNE_COMMITTEE = "commune-committee"
    CENTRAL_AGENCY = "central-agency"
    PUBLIC_SERVICE_UNIT = "public-service-unit"
    SUBORDINATE = "subordinate"
    PARTY_BODY = "party-body"
    COUNCIL = "council"
    ASSOCIATION = "association"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"
    OTHER = "other"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Kind.PROVINCE_COMMITTEE: "UBND cấp tỉnh",
    Kind.DEPARTMENT: "Sở, ban, ngành",
    Kind.DISTRICT_COMMITTEE: "UBND cấp huyện",
    Kind.COMMUNE_COMMITTEE: "UBND cấp xã",
    Kind.CENTRAL_AGENCY: "Cơ quan Trung ương trên địa bàn",
    Kind.PUBLIC_SERVICE_UNIT: "Đơn vị sự nghiệp thuộc UBND tỉnh",
    Kind.SUBORDINATE: "Đơn vị trực thuộc sở",
    Kind.PARTY_BODY: "Cơ quan Đảng",
    Kind.COUNCIL: "HĐND, Đoàn ĐBQH",
    Kind.ASSOCIATION: "Mặt trận, đoàn thể, hội",
    Kind.ENTERPRISE: "Doanh nghiệp",
    Kind.SCHOOL: "Trường, cơ sở đào tạo",
    Kind.OTHER: "Khác",
}


class Level(StrEnum):
    """Level of government."""

    CENTRE = "centre"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"centre": "Trung ương", "province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}[self]


# The groups of plan-draft/1 that name agencies by kind. Groups that aren't here stay open until somebody names them.
KINDS_OF_GROUP: dict[str, frozenset[Kind]] = {
    "departments": frozenset({Kind.DEPARTMENT}),
    "district-committees": frozenset({Kind.DISTRICT_COMMITTEE}),
    "commune-committees": frozenset({Kind.COMMUNE_COMMITTEE}),
    "people-committees": frozenset({Kind.DISTRICT_COMMITTEE, Kind.COMMUNE_COMMITTEE}),
    "central-agencies": frozenset({Kind.CENTRAL_AGENCY}),
    "public-service-units": frozenset({Kind.PUBLIC_SERVICE_UNIT}),
    "associations": frozenset({Kind.ASSOCIATION}),
    "enterprises": frozenset({Kind.ENTERPRISE}),
    "schools": frozenset({Kind.SCHOOL}),
}
