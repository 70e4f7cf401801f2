"""Weekly summaries of channels, and who shares their weeks with one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _key() -> list[sa.Column[str]]:
    return [
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(64), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "teams",
        *_key(),
        sa.Column("owner", sa.String(64)),
        sa.Column("shows", sa.Text, nullable=False),
        sa.Column("eras", sa.Text, nullable=False),
        sa.Column("week", sa.String(10)),
        sa.Column("told_on", sa.String(10)),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "channel"),
    )
    op.create_table(
        "shares",
        *_key(),
        sa.Column("names", sa.Boolean, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("era", sa.Integer),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "channel"),
    )
    op.create_index("shares_by_channel", "shares", ["workspace_id", "channel"])


def downgrade() -> None:
    op.drop_table("shares")
    op.drop_table("teams")
