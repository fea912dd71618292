"""What cases leave behind for auditors: tasks from offer to end, traits, words; and the path and month of each case.

Cases that are there already get theirs from the server, in the first minutes after this migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _case() -> sa.Column[int]:
    return sa.Column("case_id", sa.Integer(), nullable=False)


def _of_case() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["case_id"], ["complaint_case.id"])


def upgrade() -> None:
    """The tables and columns are there."""
    _work()
    op.create_table(
        "trait",
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        _case(),
        _of_case(),
        sa.PrimaryKeyConstraint("organisation", "kind", "value", "case_id"),
    )
    op.create_index("ix_trait_case", "trait", ["case_id"], unique=False)
    op.create_table(
        "words",
        _case(),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _of_case(),
        sa.PrimaryKeyConstraint("case_id", "no"),
    )
    with op.batch_alter_table("register") as register:
        register.add_column(sa.Column("month", sa.String(length=7), nullable=False, server_default=""))
        register.add_column(sa.Column("path", sa.Text(), nullable=True))
        register.add_column(sa.Column("known_to", sa.Text(), nullable=True))
    with op.batch_alter_table("complaint_case") as case:
        case.add_column(sa.Column("traced_no", sa.Integer(), nullable=False, server_default="0"))
        case.add_column(sa.Column("known_to", sa.Text(), nullable=True))
    behind = sa.text("head_no > traced_no")
    op.create_index("ix_complaint_case_behind", "complaint_case", ["id"], sqlite_where=behind, postgresql_where=behind)


def _work() -> None:
    op.create_table(
        "work",
        _case(),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("procedure", sa.String(length=120), nullable=False),
        sa.Column("element", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("checks", sa.String(length=200), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_no", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(length=60), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        _of_case(),
        sa.PrimaryKeyConstraint("case_id", "place"),
    )
    op.create_index("ix_work_element", "work", ["organisation", "procedure", "element"], unique=False)
    op.create_index("ix_work_late", "work", ["organisation", "late"], unique=False)


def downgrade() -> None:
    """The tables and columns are gone."""
    op.drop_index("ix_complaint_case_behind", "complaint_case")
    with op.batch_alter_table("complaint_case") as case:
        case.drop_column("known_to")
        case.drop_column("traced_no")
    with op.batch_alter_table("register") as register:
        register.drop_column("known_to")
        register.drop_column("path")
        register.drop_column("month")
    for table in ("words", "trait", "work"):
        op.drop_table(table)
