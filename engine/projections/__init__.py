"""What is derived from facts for reading: what waits, and the register of cases. Disposable: `rebuild` brings it back."""
