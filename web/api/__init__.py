"""JSON for signed-in programs."""
