"""The workbench's pages, put together: importing them puts them on the blueprint."""

from importlib import import_module

from web.workbench.blueprint import files, workbench

__all__ = ["files", "workbench"]

PAGES = (
    "compare_pages",
    "deployment_pages",
    "drafts.file_routes",
    "drafts.pages",
    "drafts.telling_routes",
    "moving_pages",
    "procedure_pages",
    "story_pages",
    "trial.routes",
)
for page in PAGES:
    import_module(f"web.workbench.{page}")
