"""The tables. Cells named `sealed_…` are encrypted; whoever reads the file without the key learns nothing from them.

Where an index is partial, it is so on PostgreSQL too, as the migrations say. To say it here would load that dialect for
everybody: 2 MB.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

METADATA: Final = MetaData()


class Utc(TypeDecorator[datetime]):
    """An aware instant, kept in UTC. SQLite has no zones: there it is text that sorts as the instants do."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _of_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.astimezone(UTC)


def _as_text(instant: datetime | None) -> str | None:
    """As SQLAlchemy writes a time without a zone, in a third of its time."""
    if instant is None:
        return None
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _of_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def _person() -> list[Column[Any]]:
    """Whose row it is: the first two columns of every key."""
    return [Column("workspace_id", String(64), primary_key=True), Column("user_id", String(64), primary_key=True)]


META: Final = Table(
    "meta",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("sealed_value", LargeBinary, nullable=False),
)

PROFILES: Final = Table(
    "profiles",
    METADATA,
    *_person(),
    Column("goal", String(20)),
    Column("level", String(20)),
    Column("squat_1rm_kg", Float),
    Column("deadlift_1rm_kg", Float),
    Column("leg_press_1rm_kg", Float),
    Column("distance_unit", String(2)),
    Column("weight_unit", String(2)),
    Column("zone", String(64)),
    Column("day_order", String(20)),
    Column("usual_leg_days", Text, nullable=False),
    Column("tips", Boolean, nullable=False),
    Column("first_contact_step", Integer, nullable=False),
    Column("readiness_at", Utc),
    Column("consent_version", String(40)),
    Column("consent_at", Utc),
    Column("declined_at", Utc),
    Column("sealed_corrections", LargeBinary),
    Column("sealed_mornings", LargeBinary),
    Column("sealed_open_pain", LargeBinary),  # ids of answers: else every question would decrypt them all
)

SESSIONS: Final = Table(
    "sessions",
    METADATA,
    *_person(),
    Column("id", String(64), primary_key=True),
    Column("status", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("start", Utc, nullable=False),
    Column("end", Utc),
    Column("zone", String(64), nullable=False),
    Column("run_kind", String(20)),
    Column("duration_min", Float),
    Column("distance_km", Float),
    Column("ascent_m", Float),
    Column("intensity", String(20)),
    Column("rpe", Float),
    Column("hardness", String(20)),
    Column("body", String(20)),
    Column("sealed_exercises", LargeBinary),
    Column("sealed_note", LargeBinary),
    Column("source", String(40), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("deleted_at", Utc),
    Index("sessions_by_start", "workspace_id", "user_id", "start"),
)

SORENESS: Final = Table(
    "soreness",
    METADATA,
    *_person(),
    Column("id", String(64), primary_key=True),
    Column("at", Utc, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("sealed_answer", LargeBinary, nullable=False),
    Index("soreness_by_time", "workspace_id", "user_id", "at"),
)

RECEIPTS: Final = Table(
    "receipts",
    METADATA,
    *_person(),
    Column("id", String(64), primary_key=True),
    Column("asked_at", Utc, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("rulebook", String(40), nullable=False),
    Column("sealed_inputs", LargeBinary, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("sealed_soreness", LargeBinary),
    Column("soreness_gone", Boolean, nullable=False),
    Column("outcome", String(20)),
    Column("outcome_at", Utc),
    Column("sealed_reason", LargeBinary),
    Index("receipts_by_time", "workspace_id", "user_id", "asked_at"),
)

INBOX: Final = Table(
    "inbox",
    METADATA,
    *_person(),
    Column("key", String(255), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("sealed_payload", LargeBinary),  # none any more once it is done
    Column("received_at", Utc, nullable=False),
    Column("claimed_at", Utc),
    Column("done_at", Utc),
)
Index("inbox_pending", INBOX.c.received_at, sqlite_where=INBOX.c.done_at.is_(None))

SCHEDULES: Final = Table(
    "schedules",
    METADATA,
    *_person(),
    Column("kind", String(20), primary_key=True),
    Column("place", String(64), primary_key=True),
    Column("zone", String(64), nullable=False),
    Column("times", Text, nullable=False),
    Column("away_until", String(10)),
    Column("next_at", Utc),
    Column("channel", String(64)),
    Column("stopped_because", String(60)),
    Column("remind", Boolean, nullable=False),
)
# Partial: an idle tick must not walk over all who are off.
Index(
    "schedules_due",
    SCHEDULES.c.next_at,
    sqlite_where=SCHEDULES.c.next_at.is_not(None),
)

DELIVERIES: Final = Table(
    "deliveries",
    METADATA,
    *_person(),
    Column("kind", String(20), primary_key=True),
    Column("place", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("id", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("due", Utc),
    Column("expires", Utc, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("spread", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_at", Utc),
    Column("channel", String(64)),
    Column("ts", String(40)),
    Column("because", String(60)),
)
Index(
    "deliveries_due",
    DELIVERIES.c.workspace_id,
    DELIVERIES.c.due,
    sqlite_where=DELIVERIES.c.due.is_not(None),
)

TEAMS: Final = Table(
    "teams",
    METADATA,
    *_person(),
    Column("channel", String(64), primary_key=True),
    Column("owner", String(64)),
    Column("shows", Text, nullable=False),
    Column("eras", Text, nullable=False),
    Column("week", String(10)),
    Column("told_on", String(10)),
)

SHARES: Final = Table(
    "shares",
    METADATA,
    *_person(),
    Column("channel", String(64), primary_key=True),
    Column("names", Boolean, nullable=False),
    Column("since", Utc, nullable=False),
    Column("era", Integer),
    Index("shares_by_channel", "workspace_id", "channel"),
)

OF_A_PERSON: Final = (PROFILES, SESSIONS, SORENESS, RECEIPTS, INBOX, SCHEDULES, DELIVERIES, TEAMS, SHARES)
SEALED: Final = tuple(
    (table, column) for table in METADATA.sorted_tables for column in table.c if column.name.startswith("sealed_")
)
