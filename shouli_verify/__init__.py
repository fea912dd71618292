"""Checks the record of a case without the server that made it: standard library and `cryptography` only.

`chain`, `merkle` and `seals` say what makes a record whole, and are what the server itself goes by; `bundle` reads
an exported case, `checking` checks it, `python -m shouli_verify BUNDLE.zip` tells what was found.
"""
