"""Personal answers that need not be kept any longer: what is due, what is on hold, and erasing it."""
