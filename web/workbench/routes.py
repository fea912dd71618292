"""The workbench's pages, put together."""

import web.workbench.deployment_pages
import web.workbench.drafts.file_routes
import web.workbench.drafts.pages
import web.workbench.drafts.telling_routes
import web.workbench.procedure_pages  # noqa: F401 — importing the pages puts them on the blueprint
from web.workbench.blueprint import files, workbench

__all__ = ["files", "workbench"]
