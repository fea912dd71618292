"""Three invented organisations with people and complaints, to try Shouli with."""

from web.demo.organisations import PASSWORD, sign_ins
from web.demo.seeding import seed

__all__ = ["PASSWORD", "seed", "sign_ins"]
