"""Profiles, sessions, soreness, receipts, the inbox, and the check of the key."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _instant(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _person() -> list[sa.Column[str]]:
    return [
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(64), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("sealed_value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "profiles",
        *_person(),
        sa.Column("goal", sa.String(20)),
        sa.Column("level", sa.String(20)),
        sa.Column("squat_1rm_kg", sa.Float),
        sa.Column("deadlift_1rm_kg", sa.Float),
        sa.Column("leg_press_1rm_kg", sa.Float),
        sa.Column("distance_unit", sa.String(2)),
        sa.Column("weight_unit", sa.String(2)),
        sa.Column("zone", sa.String(64)),
        sa.Column("day_order", sa.String(20)),
        sa.Column("usual_leg_days", sa.Text, nullable=False),
        sa.Column("tips", sa.Boolean, nullable=False),
        sa.Column("first_contact_step", sa.Integer, nullable=False),
        _instant("readiness_at"),
        sa.Column("consent_version", sa.String(40)),
        _instant("consent_at"),
        _instant("declined_at"),
        sa.Column("sealed_corrections", sa.LargeBinary),
        sa.Column("sealed_open_pain", sa.LargeBinary),
        sa.PrimaryKeyConstraint("workspace_id", "user_id"),
    )
    op.create_table(
        "sessions",
        *_person(),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        _instant("start", nullable=False),
        _instant("end"),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("run_kind", sa.String(20)),
        sa.Column("duration_min", sa.Float),
        sa.Column("distance_km", sa.Float),
        sa.Column("ascent_m", sa.Float),
        sa.Column("intensity", sa.String(20)),
        sa.Column("rpe", sa.Float),
        sa.Column("hardness", sa.String(20)),
        sa.Column("body", sa.String(20)),
        sa.Column("sealed_exercises", sa.LargeBinary),
        sa.Column("sealed_note", sa.LargeBinary),
        sa.Column("source", sa.String(40), nullable=False),
        _instant("created_at", nullable=False),
        _instant("deleted_at"),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "id"),
    )
    op.create_index("sessions_by_start", "sessions", ["workspace_id", "user_id", "start"])
    op.create_table(
        "soreness",
        *_person(),
        sa.Column("id", sa.String(64), nullable=False),
        _instant("at", nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("sealed_answer", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "id"),
    )
    op.create_index("soreness_by_time", "soreness", ["workspace_id", "user_id", "at"])
    op.create_table(
        "receipts",
        *_person(),
        sa.Column("id", sa.String(64), nullable=False),
        _instant("asked_at", nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("rulebook", sa.String(40), nullable=False),
        sa.Column("sealed_inputs", sa.LargeBinary, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("sealed_soreness", sa.LargeBinary),
        sa.Column("soreness_gone", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.String(20)),
        _instant("outcome_at"),
        sa.Column("sealed_reason", sa.LargeBinary),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "id"),
    )
    op.create_index("receipts_by_time", "receipts", ["workspace_id", "user_id", "asked_at"])
    op.create_table(
        "inbox",
        *_person(),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sealed_payload", sa.LargeBinary),
        _instant("received_at", nullable=False),
        _instant("claimed_at"),
        _instant("done_at"),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "key"),
    )
    not_done = sa.text("done_at IS NULL")
    op.create_index("inbox_pending", "inbox", ["received_at"], sqlite_where=not_done, postgresql_where=not_done)


def downgrade() -> None:
    for table in ("inbox", "receipts", "soreness", "sessions", "profiles", "meta"):
        op.drop_table(table)
