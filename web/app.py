"""The application: its parts, put together once per process."""

from importlib import import_module

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from web import headers, languages, refusals, signing_in
from web.config import ROOT, Config
from web.database import db as db

csrf = CSRFProtect()
migrate = Migrate(directory=str(ROOT / "migrations"))

AUDIENCES = {
    "web.desk.routes": "desk",
    "web.paper.routes": "paper",
    "web.people.routes": "people",
    "web.operating.routes": "operating",
    "web.audit.routes": "audit",
    "web.retaining.routes": "retaining",
    "web.stocking.routes": "stocking",
    "web.workbench.routes": "workbench",
    "web.api.routes": "api",
}
"""The modules that hold the pages, each with its blueprint's name; they import this one."""


def create_app(config: Config) -> Flask:
    """The application on this database; it is neither migrated nor seeded by being created."""
    app = Flask("web", root_path=str(ROOT / "web"))
    app.config.from_mapping(config.flask())
    db.init_app(app)
    migrate.init_app(app, db)
    for part in (headers, languages, refusals, signing_in):
        part.install(app)
    import_module("web.desk.uploading").install(app)
    csrf.init_app(app)  # it reads the body: who sent it, and how large it may be, is known before
    app.before_request(signing_in.ask_who)
    for module, name in AUDIENCES.items():
        app.register_blueprint(getattr(import_module(module), name))
    app.register_blueprint(import_module("web.workbench.routes").files)
    import_module("web.audit.watching").install(app)
    csrf.exempt(app.blueprints["api"])  # it knows no cookies
    if config.proxies:
        number = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign]
    return app
