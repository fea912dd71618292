"""The workbench's pages, put together."""

from web.workbench.blueprint import files, workbench

__all__ = ["files", "workbench"]
