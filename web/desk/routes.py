"""Every page of the desk, on one blueprint."""

from web.desk import case_pages, correcting, inbox_pages, opening_pages, replay_pages, task_pages
from web.desk.blueprint import desk

__all__ = ["case_pages", "correcting", "desk", "inbox_pages", "opening_pages", "replay_pages", "task_pages"]
