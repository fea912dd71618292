"""Questions: reading the `.form` files of a procedure, and holding answers against them."""
