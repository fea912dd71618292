"""What is derived from facts for reading: what waits, and the register. Disposable: `rebuild` brings it back."""
