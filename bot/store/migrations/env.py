"""What Alembic runs for each command: on the connection that `bot.store.sql.schema` hands over, in its transaction."""

from alembic import context

from bot.store.sql.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite cannot alter a table: it is copied
    transactional_ddl=True,
)
context.run_migrations()
