"""Corrections of times, speakers and languages; sessions that are held back until a person has looked at them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; rows are kept."""
    with op.batch_alter_table("corrections") as corrections:
        corrections.alter_column("text", existing_type=sa.Text(), nullable=True)
        corrections.add_column(sa.Column("start_ms", sa.BigInteger(), nullable=True))
        corrections.add_column(sa.Column("end_ms", sa.BigInteger(), nullable=True))
        corrections.add_column(sa.Column("speaker", sa.Text(), nullable=True))
        corrections.add_column(sa.Column("language", sa.String(length=8), nullable=True))
    op.add_column("sessions", sa.Column("read_at", sa.BigInteger(), nullable=True))
    op.add_column("work", sa.Column("made_at", sa.BigInteger(), nullable=True))
    op.add_column("work", sa.Column("hold", sa.Text(), nullable=False, server_default=""))
