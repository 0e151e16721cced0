"""Roles and databases: an owner who may change tables, an application role that may not."""

import psycopg
from psycopg import sql

OWNER = "dondoc_owner"
APPLICATION = "dondoc_app"
DATABASE = "dondoc"
EXTENSIONS = ("unaccent", "pg_trgm")


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
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        open_to_application(connection, OWNER)


def open_to_application(connection: psycopg.Connection, owner: str) -> None:
    """The application role may use, not change, whatever tables the owner makes from now on."""
    for what in (sql.SQL("SELECT, INSERT, UPDATE, DELETE ON TABLES"), sql.SQL("USAGE, SELECT ON SEQUENCES")):
        grant = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT {} TO {}")
        connection.execute(grant.format(sql.Identifier(owner), what, sql.Identifier(APPLICATION)))


def complaint(owner: psycopg.Connection, application: psycopg.Connection) -> str | None:
    """Why a database that somebody else made cannot serve, None when it can."""
    if owner.info.server_version < 170000:
        return f"PostgreSQL 17 or later is needed, there is {owner.info.parameter_status('server_version')}"
    there = {name for (name,) in owner.execute("SELECT extname FROM pg_extension")}
    for extension in EXTENSIONS:
        if extension not in there:
            return f"the database lacks an extension: CREATE EXTENSION {extension}"
    if not _changes_tables(owner):
        return "DATABASE_OWNER_URL must name the database's owner"
    if application.info.user != APPLICATION or _changes_tables(application):
        return f"DATABASE_URL must name the role {APPLICATION}, and that role must not be able to make tables"
    return None


def _changes_tables(connection: psycopg.Connection) -> bool:
    found = connection.execute("SELECT has_schema_privilege('public', 'CREATE')").fetchone()
    return found == (True,)
