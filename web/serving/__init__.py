"""Serving pages, and letting deadlines fire: the processes of `shouli serve`."""
