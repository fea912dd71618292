"""The stock of numbered paper forms, and which complaint used which number."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables are there; no complaint was asked for a number before."""
    op.create_table(
        "stock_entry",
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("first", sa.String(length=60), nullable=False),
        sa.Column("last", sa.String(length=60), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "no"),
    )
    op.create_index("ix_stock_entry_form", "stock_entry", ["organisation", "form", "no"])
    op.create_index("ix_stock_entry_first", "stock_entry", ["organisation", "form", "kind", "first"])
    op.create_table(
        "stock_use",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("element", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["complaint_case.id"]),
        sa.PrimaryKeyConstraint("case_id", "no", "name"),
    )
    op.create_index("ix_stock_use_number", "stock_use", ["organisation", "form", "number"])


def downgrade() -> None:
    """The tables are gone."""
    op.drop_index("ix_stock_use_number", "stock_use")
    op.drop_table("stock_use")
    op.drop_index("ix_stock_entry_first", "stock_entry")
    op.drop_index("ix_stock_entry_form", "stock_entry")
    op.drop_table("stock_entry")
