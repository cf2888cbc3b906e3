"""An e-mail that failed, or of which nobody knows whether it arrived, is sent again because somebody says so."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.base.versions import claim_version
from kientao.programme.models import Mail
from kientao.programme.policies.letters import may_see_mails


@transaction.atomic
def send_again(*, actor: Actor, mail_id: int, version: int) -> Mail:
    """Waits again, with all its tries. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    require(may_see_mails(actor))
    claim_version(Mail.objects.all(), mail_id, version)
    mail = Mail.objects.select_for_update(no_key=True).get(pk=mail_id)
    if mail.state not in ("failed", "unsure"):
        raise Invalid({"": f"Thư này «{mail.get_state_display()}» nên không gửi lại."})
    before, mail.state, mail.tries, mail.error = mail.state, "waiting", 0, ""
    mail.made_at = mail.next_try = now()
    mail.save(update_fields=["state", "tries", "error", "made_at", "next_try"])
    record(actor=actor, action="send_mail_again", subject=f"Mail {mail.pk}", data={"state": f"{before} → waiting"})
    return mail
