"""What goes out by itself: schedules, and the deliveries made of them. And how people woke up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _key() -> list[sa.Column[str]]:
    return [
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("place", sa.String(64), nullable=False),
    ]


def _instant(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.add_column("profiles", sa.Column("sealed_mornings", sa.LargeBinary))
    op.create_table(
        "schedules",
        *_key(),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("times", sa.Text, nullable=False),
        sa.Column("away_until", sa.String(10)),
        _instant("next_at"),
        sa.Column("channel", sa.String(64)),
        sa.Column("stopped_because", sa.String(60)),
        sa.Column("remind", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "kind", "place"),
    )
    on = sa.text("next_at IS NOT NULL")
    op.create_index("schedules_due", "schedules", ["next_at"], sqlite_where=on, postgresql_where=on)
    op.create_table(
        "deliveries",
        *_key(),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        _instant("due"),
        _instant("expires", nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("spread", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        _instant("first_at"),
        sa.Column("channel", sa.String(64)),
        sa.Column("ts", sa.String(40)),
        sa.Column("because", sa.String(60)),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "kind", "place", "day"),
    )
    waiting = sa.text("due IS NOT NULL")
    op.create_index(
        "deliveries_due", "deliveries", ["workspace_id", "due"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    op.drop_table("deliveries")
    op.drop_table("schedules")
    with op.batch_alter_table("profiles") as profiles:
        profiles.drop_column("sealed_mornings")
