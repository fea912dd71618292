"""Who may sign in, where they belong and which roles they have."""
