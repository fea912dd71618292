"""Every page of the desk, on one blueprint."""

from web.desk import attachment_pages, case_pages, correcting, inbox_pages, opening_pages, replay_pages, task_pages
from web.desk.blueprint import desk

__all__ = [
    "attachment_pages",
    "case_pages",
    "correcting",
    "desk",
    "inbox_pages",
    "opening_pages",
    "replay_pages",
    "task_pages",
]
