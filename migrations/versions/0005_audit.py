"""The tables of views, of the searches that auditors keep, and of timestamps."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables are there."""
    op.create_table(
        "view",
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "no"),
    )
    op.create_index("ix_view_number", "view", ["organisation", "number", "no"], unique=False)
    op.create_index("ix_view_by", "view", ["organisation", "by", "no"], unique=False)
    op.create_table(
        "saved_search",
        sa.Column("login", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["login"], ["person.login"]),
        sa.PrimaryKeyConstraint("login", "name"),
    )
    op.create_table(
        "seal_timestamp",
        sa.Column("seal", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["seal"], ["seal.no"]),
        sa.PrimaryKeyConstraint("seal"),
    )


def downgrade() -> None:
    """The tables are gone."""
    op.drop_table("seal_timestamp")
    op.drop_table("saved_search")
    op.drop_index("ix_view_by", "view")
    op.drop_index("ix_view_number", "view")
    op.drop_table("view")
