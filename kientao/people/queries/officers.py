"""The people of an agency."""

from datetime import date

from django.db.models import Q, QuerySet

from kientao.people.models import Officer


def colleagues(organisation: int, day: date) -> QuerySet[Officer]:
    """Officers with a role in the organisation on `day`, by name."""
    held = Q(
        Q(grants__valid_from__isnull=True) | Q(grants__valid_from__lte=day),
        Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gte=day),
        grants__organisation=organisation,
    )
    return Officer.objects.filter(held).distinct().order_by("name", "pk")
