"""What can be asked of a case, and the one door through which anything changes."""
