"""The store in a database: SQLAlchemy Core on SQLite or PostgreSQL. Imported late, for SQLAlchemy is slow at that."""
