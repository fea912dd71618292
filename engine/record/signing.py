"""Who signs seals: an Ed25519 key, whose file only its owner reads. Making one is for whoever sets Shouli up."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True)
class Signer:
    """A private key (32 bytes, hex); it is never printed."""

    private: str

    def __repr__(self) -> str:
        return f"Signer({self.key})"

    @property
    def key(self) -> str:
        """The public key (hex) by which its signatures are checked."""
        return self._key().public_key().public_bytes_raw().hex()

    def sign(self, text: str) -> str:
        """The signature (hex) of the text; the same for the same text (RFC 8032)."""
        return self._key().sign(text.encode()).hex()

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.private))
