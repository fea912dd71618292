"""What workers find while they verify."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table is there; the queue's own tables are made by the queue."""
    op.create_table(
        "verified",
        sa.Column("run", sa.String(length=32), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("run", "batch"),
    )


def downgrade() -> None:
    """The table is gone."""
    op.drop_table("verified")
