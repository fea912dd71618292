"""The database's tables, brought to what this release expects."""

import logging

import flask_migrate
from flask import Flask


def migrate(app: Flask) -> None:
    """Every migration has been carried out; nothing happens if they all were before."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with app.app_context():
        flask_migrate.upgrade()
