"""The facts that issue forms on paper are found without reading a whole case."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ISSUED = sa.text("kind = 'DocumentIssued'")


def upgrade() -> None:
    """The index is there; it holds these facts only."""
    op.create_index("ix_fact_issued", "fact", ["case_id", "no"], sqlite_where=_ISSUED, postgresql_where=_ISSUED)


def downgrade() -> None:
    """The index is gone."""
    op.drop_index("ix_fact_issued", "fact")
