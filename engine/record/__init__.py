"""The facts on disk: an append-only log with a hash chain, and the snapshot that saves reading it."""
