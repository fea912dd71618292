"""Notices on their way out: to a mail server, or to a program at an address of the web."""
