"""Roles and databases: an owner who may change tables, an application role that may not."""

import psycopg
from psycopg import sql

OWNER = "dondoc_owner"
APPLICATION = "dondoc_app"
DATABASE = "dondoc"


def provision_roles(admin_url: str, passwords: dict[str, str]) -> None:
    """Make the two roles when they are missing; `passwords` maps role to password."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role in (OWNER, APPLICATION):
            known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone()
            if known is None:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                        sql.Identifier(role), sql.Literal(passwords[role])
                    )
                )


def provision_database(admin_url: str, name: str = DATABASE) -> None:
    """Make the database when it is missing, with its extensions and what the application role may do in it.

    Safe to repeat: an interrupted first attempt is completed by the next.
    """
    with psycopg.connect(admin_url, autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
            )
    with psycopg.connect(admin_url, dbname=name, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for what in ("SELECT, INSERT, UPDATE, DELETE ON TABLES", "USAGE, SELECT ON SEQUENCES"):
            grant = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT {what} TO {APPLICATION}"
            connection.execute(sql.SQL(grant))
