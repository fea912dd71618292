"""Seals, verification and exported cases: what makes the record provable to whoever does not trust its operator."""
