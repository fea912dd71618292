"""Procedures as analysts change them: files by path, each with a revision, kept at every change until they are deployed."""
