"""Two people change the same thing: the second is told, nothing is overwritten."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from kientao.base.refusal import ChangedMeanwhile
from kientao.base.versions import claim_version
from kientao.people.models import Organisation


def _department() -> Organisation:
    return Organisation.objects.create(code="so-noi-vu", name="Sở Nội vụ", kind="department", level="province")


@pytest.mark.django_db
def test_whoever_saw_the_latest_version_may_change_it() -> None:
    department = _department()
    assert claim_version(Organisation.objects.all(), department.pk, 1) == 2
    department.refresh_from_db()
    assert department.version == 2


@pytest.mark.django_db
def test_whoever_saw_an_older_version_is_told_and_changes_nothing() -> None:
    department = _department()
    claim_version(Organisation.objects.all(), department.pk, 1)
    with pytest.raises(ChangedMeanwhile, match="Chưa có gì bị ghi đè"):
        claim_version(Organisation.objects.all(), department.pk, 1)


@pytest.mark.django_db
def test_what_one_may_not_see_does_not_exist() -> None:
    department = _department()
    with pytest.raises(Organisation.DoesNotExist):
        claim_version(Organisation.objects.none(), department.pk, 1)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_save_at_the_same_moment_one_succeeds() -> None:
    department = _department()
    together = Barrier(8)

    def save(number: int) -> bool:
        try:
            together.wait()
            with transaction.atomic():
                claim_version(Organisation.objects.all(), department.pk, 1)
                Organisation.objects.filter(pk=department.pk).update(short_name=f"người {number}")
        except ChangedMeanwhile:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as people:
        saved = list(people.map(save, range(8)))
    department.refresh_from_db()
    assert saved.count(True) == 1
    assert (department.version, department.short_name) == (2, f"người {saved.index(True)}")
