"""Tables of the one-stop shop."""

from kientao.registers.onestop.models.contact import (
    Message,
    PaperBook,
    Parcel,
    PortalCheck,
    PortalFiling,
    RecordedText,
    Sync,
)
from kientao.registers.onestop.models.decisions import (
    DecisionAgency,
    DecisionItem,
    DecisionState,
    ItemKind,
    ItemState,
    ProcedureDecision,
)
from kientao.registers.onestop.models.dossier import (
    Applicant,
    CodeSequence,
    Dossier,
    DossierQuerySet,
    Judged,
    StepRun,
    StepState,
)
from kientao.registers.onestop.models.history import DossierSpell, Event, Sight
from kientao.registers.onestop.models.hours import AgencyCode, CalendarVersion, HoursKind, OfficeHours, RulesVersion
from kientao.registers.onestop.models.imports import Import, ImportPart, ImportState
from kientao.registers.onestop.models.money import BankAccount, CallKind, Charge, Payment, PaymentState, ProviderCall
from kientao.registers.onestop.models.papers import (
    Apology,
    Digitised,
    FormGiven,
    Paper,
    Prolongation,
    Result,
    SupplementRequest,
)
from kientao.registers.onestop.models.procedure import (
    Assessment,
    PostOfStep,
    Procedure,
    ProcedureVersion,
    ProcessVersion,
    Reduction,
    VersionState,
)

__all__ = [
    "AgencyCode", "Apology", "Applicant", "Assessment", "BankAccount", "CalendarVersion", "CallKind", "Charge",
    "CodeSequence", "DecisionAgency", "DecisionItem", "DecisionState", "Digitised", "Dossier", "DossierQuerySet",
    "DossierSpell", "Event", "FormGiven", "HoursKind", "Import", "ImportPart", "ImportState", "ItemKind",
    "ItemState", "Judged", "Message", "OfficeHours", "Paper", "PaperBook", "Parcel", "Payment", "PaymentState",
    "PortalCheck", "PortalFiling", "PostOfStep", "Procedure", "ProcedureDecision", "ProcedureVersion",
    "ProcessVersion", "Prolongation", "ProviderCall", "RecordedText", "Reduction", "Result", "RulesVersion", "Sight",
    "StepRun", "StepState", "SupplementRequest", "Sync", "VersionState",
]  # fmt: skip
