"""The tables of bound years."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables are there, and the register knows which case a case follows."""
    op.create_table(
        "binding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("procedure", sa.String(length=120), nullable=False),
        sa.Column("year", sa.String(length=4), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("custodian", sa.String(length=60), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation", "procedure", "year"),
    )
    op.create_table(
        "bound_case",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("binding", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["complaint_case.id"]),
        sa.ForeignKeyConstraint(["binding"], ["binding.id"]),
        sa.PrimaryKeyConstraint("case_id"),
    )
    with op.batch_alter_table("register") as register:
        register.add_column(sa.Column("follows", sa.String(length=60), nullable=True))
        register.create_index("ix_register_follows", ["organisation", "follows"])


def downgrade() -> None:
    """The tables and the column are gone."""
    with op.batch_alter_table("register") as register:
        register.drop_index("ix_register_follows")
        register.drop_column("follows")
    op.drop_table("bound_case")
    op.drop_table("binding")
