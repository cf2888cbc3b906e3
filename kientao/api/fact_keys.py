"""Who may send facts: a good key that a source of facts names as its own. No tick on the key is asked for."""

from kientao.api.keys import Key
from kientao.people.models import ApiClient
from kientao.registers.intake.models import Source
from kientao.registers.intake.policies import sender_of


class FactKey(Key):
    """The key of a system that is a source of facts."""

    def refusal(self, client: ApiClient) -> str:
        """See Key."""
        if Source.objects.filter(client=client).exists():
            return ""
        return f"Khóa của «{client.name}» chưa gắn với hệ thống nguồn nào: cơ quan thường trực gắn khóa."

    def roles(self, client: ApiClient) -> tuple[str, ...]:
        """See Key."""
        return (sender_of(client.pk),)
