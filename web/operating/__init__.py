"""For whoever looks after the system: what stopped, and trying it again."""
