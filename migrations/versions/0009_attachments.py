"""Files that are given with answers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WAITING = sa.text("case_id IS NULL")


def upgrade() -> None:
    """The table is there."""
    op.create_table(
        "attachment",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["complaint_case.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_attachment_case", "attachment", ["case_id"])
    op.create_index(
        "ix_attachment_waiting", "attachment", ["by", "at"], sqlite_where=_WAITING, postgresql_where=_WAITING
    )


def downgrade() -> None:
    """The table is gone, and all files with it."""
    op.drop_table("attachment")
