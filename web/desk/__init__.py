"""The desk: what staff see of their cases, and do in them."""
