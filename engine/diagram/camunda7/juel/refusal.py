"""Why something of the other engine cannot be said in ours."""


class NotTurned(Exception):
    """It has no counterpart here; the message says why, as a clause such as `it calls …`."""
