"""Forms on pages: what was typed, what it means, and what is shown."""
