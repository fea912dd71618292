"""Executing procedures as they are drawn: facts, diagrams, decisions and the one door for change."""
