"""The tables of the intake."""

from kientao.registers.intake.models.batch import Batch, BatchState
from kientao.registers.intake.models.row import IntakeRow
from kientao.registers.intake.models.source import SavedMapping, Source

__all__ = ["Batch", "BatchState", "IntakeRow", "SavedMapping", "Source"]
