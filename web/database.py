"""The web's session over the engine's tables: one per request, given back when the request ends."""

from flask_sqlalchemy import SQLAlchemy

from engine.database import Base

db = SQLAlchemy(model_class=Base)
