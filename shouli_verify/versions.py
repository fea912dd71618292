"""The address of a procedure's version: a hash over the engine's release and its files."""

import hashlib
from collections.abc import Mapping


def address(release: str, files: Mapping[str, bytes]) -> str:
    """SHA-256 (hex) over the engine's release and each file's path, length and bytes, in path order."""
    digest = hashlib.sha256(f"{release}\n".encode())
    for path in sorted(files):
        digest.update(f"{path}\n{len(files[path])}\n".encode())
        digest.update(files[path])
    return digest.hexdigest()
