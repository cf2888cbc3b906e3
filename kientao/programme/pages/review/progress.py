"""How much has been looked at, and what is left to do before the plan can be adopted."""

from django.urls import reverse

from kientao.programme.pages.review.opened import Opened
from kientao.programme.queries.review_sheet import Sheet
from kientao.ui.numbers import share, whole


def progress_of(here: Opened, sheet: Sheet) -> dict[str, object]:
    """For the templates of the head and the line of progress."""
    total, seen = len(sheet.rows), sheet.looked_at
    return {
        "seen": whole(seen),
        "total": whole(total),
        "left": whole(total - seen) if total > seen else "",
        "left_count": str(total - seen),
        "share": share(seen, total),
        "width": f"{100 * seen / total:.1f}" if total else "0",
        "adopt_href": reverse("adopt", args=[here.review.pk]),
        "dropped": whole(sum(row.state == "dropped" for row in sheet.rows)),
    }
