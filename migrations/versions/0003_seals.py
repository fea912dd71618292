"""The tables of seals, and of what each of them stands for."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables are there."""
    op.create_table(
        "seal",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_table(
        "sealed",
        sa.Column("seal", sa.Integer(), nullable=False),
        sa.Column("thing", sa.String(length=160), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seal"], ["seal.no"]),
        sa.PrimaryKeyConstraint("seal", "thing"),
    )
    op.create_index("ix_sealed_thing", "sealed", ["thing", "seal"], unique=False)


def downgrade() -> None:
    """The tables are gone."""
    op.drop_index("ix_sealed_thing", "sealed")
    op.drop_table("sealed")
    op.drop_table("seal")
