"""An answer as one JSON object, for scripts; instants are in the person's zone."""

import json
from datetime import datetime

from advice.models import zone_of
from bot.coach import Answer
from bot.language.notation import as_case


def as_json(answer: Answer) -> str:
    """The whole answer: how the words were read, the verdict, and what is open when."""
    zone = zone_of(answer.tz)

    def local(instant: datetime | None) -> str | None:
        return instant.astimezone(zone).isoformat() if instant else None

    value = {
        "echo": answer.echo,
        "read": as_case(answer.read),
        "verdict": answer.verdict.as_receipt() if answer.verdict else None,
        "also": [verdict.as_receipt() for verdict in answer.also],
        "within": local(answer.within),
        "openings": {kind.value: local(opens) for kind, opens in answer.openings},
        "policy": [line._asdict() for line in answer.policy],
        "notes": list(answer.notes),
        "words": answer.words,
        "unread": list(answer.read.unread),
    }
    return json.dumps(value, ensure_ascii=False, default=str)
