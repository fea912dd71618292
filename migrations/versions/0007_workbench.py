"""The analyst's workbench: drafts, who is at them, scenarios, and what is said of a deployment."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables are there, and a deployment knows by whom and why."""
    with op.batch_alter_table("deployment") as deployment:
        deployment.add_column(sa.Column("by", sa.String(length=60), nullable=True))
        deployment.add_column(sa.Column("note", sa.Text(), nullable=True))
        deployment.add_column(sa.Column("reason", sa.Text(), nullable=True))
        deployment.add_column(sa.Column("held", sa.Integer(), nullable=True))
        deployment.add_column(sa.Column("scenarios", sa.Integer(), nullable=True))
    op.create_index("ix_register_version", "register", ["organisation", "version", "state"])
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("procedure", sa.String(length=120), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.key"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_draft_listed", "draft", ["organisation", "procedure", "id"])
    op.create_table(
        "draft_file", *_file(), sa.Column("undone_to", sa.Integer(), nullable=True), *_keys("draft_file", 2)
    )
    op.create_table("draft_change", *_file(), *_keys("draft_change", 3))
    op.create_table(
        "draft_visitor",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=60), nullable=False),
        sa.Column("tab", sa.String(length=20), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"]),
        sa.ForeignKeyConstraint(["login"], ["person.login"]),
        sa.PrimaryKeyConstraint("draft_id", "login"),
    )
    op.create_table(
        "draft_story",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=60), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"]),
        sa.ForeignKeyConstraint(["login"], ["person.login"]),
        sa.PrimaryKeyConstraint("draft_id", "login"),
    )
    op.create_table(
        "scenario_file",
        sa.Column("organisation", sa.String(length=60), nullable=False),
        sa.Column("procedure", sa.String(length=120), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "procedure", "path"),
    )


def downgrade() -> None:
    """The tables and the columns are gone."""
    for table in ("scenario_file", "draft_story", "draft_visitor", "draft_change", "draft_file", "draft"):
        op.drop_table(table)
    op.drop_index("ix_register_version", "register")
    with op.batch_alter_table("deployment") as deployment:
        for column in ("by", "note", "reason", "held", "scenarios"):
            deployment.drop_column(column)


def _file() -> list[sa.Column[object]]:
    return [
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    ]


def _keys(table: str, number: int) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"]),
        sa.PrimaryKeyConstraint(*("draft_id", "path", "revision")[:number]),
    ]
