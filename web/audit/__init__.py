"""What auditors use: search over all cases, its figures, the seals, and who has seen what."""
