"""Uploads are compiled a few at a time."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.programme.outcome import Refused
from kientao.web import compiling


def test_who_finds_no_place_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch, document: SimpleUploadedFile) -> None:
    full = threading.BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr(compiling, "_PLACES", full)
    monkeypatch.setattr(compiling, "_WAIT_SECONDS", 0.01)
    outcome = compiling.compile_upload(document)
    assert isinstance(outcome, Refused)
    assert outcome.code == "busy"
    assert "Đợi một phút" in outcome.hint


def test_a_place_is_given_back_whatever_happens(monkeypatch: pytest.MonkeyPatch, document: SimpleUploadedFile) -> None:
    places = threading.BoundedSemaphore(1)
    monkeypatch.setattr(compiling, "_PLACES", places)
    monkeypatch.setattr(compiling, "compile_file", lambda job: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        compiling.compile_upload(document)
    assert places.acquire(blocking=False)
