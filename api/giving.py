"""What giving work offers: to whom, by when, for whom it may be entered."""

from typing import Any

from api.names import Names, unit_ref
from api.shapes.giving import Giving
from api.views import ReadView
from backend import clock
from backend.access.scope import Reader
from workflows.task.offering import Recipient, leaders, recent, recipients, usual_dates


class GivingView(ReadView):
    """Everything that the form of a quick task needs, in one answer."""

    answers = {"get": {200: Giving}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """For this person today."""
        names = Names(*reader.keys)
        offered = recipients(reader.user)

        def told(recipient: Recipient) -> dict[str, Any]:
            return {"unit": unit_ref(recipient.unit), "person": names.person(recipient.user_id), "own": recipient.own}

        return {
            "recipients": [told(one) for one in offered], "recent": [told(one) for one in recent(reader.user, offered)],
            "leaders": [names.person(leader) for leader in leaders(reader.user)],
            "dates": [{"name": name, "on": day} for name, day in usual_dates(clock.today())],
        }  # fmt: skip
