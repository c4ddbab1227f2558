"""Runs the steps to a version. Imported only when a store is made or is older: Alembic costs start time."""

from __future__ import annotations

import os

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from db.schema import APPLICATION_ID, MIGRATIONS, Schema


def run_steps(connection: Connection, schema: Schema) -> None:
    """Bring the store behind this connection to that version, inside the transaction open on it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    places = os.pathsep.join(str(place) for place in schema.steps)
    config.set_main_option("version_locations", places.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")
    connection.exec_driver_sql(
        "INSERT INTO marks (name, value) VALUES ('readable_from', ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (str(schema.readable_from),),
    )
