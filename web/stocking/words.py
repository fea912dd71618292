"""What the register of a form says of each number, in the reader's words."""

from flask_babel import lazy_gettext

WHERE = {
    "stock": lazy_gettext("In stock"),
    "issued": lazy_gettext("Issued"),
    "used": lazy_gettext("Used"),
    "voided": lazy_gettext("Voided"),
    "gap": lazy_gettext("Missing"),
}
ANOMALY = {
    "never_taken_in": lazy_gettext("used, but never taken in"),
    "never_issued": lazy_gettext("used when it was not issued"),
    "used_twice": lazy_gettext("used by several complaints"),
    "used_voided": lazy_gettext("used, though voided"),
    "long_out": lazy_gettext("issued more than 90 days ago, neither used nor given back"),
    "gap": lazy_gettext("between two batches, never taken in"),
}
KIND = {
    "taken_in": lazy_gettext("Taken in"),
    "issued": lazy_gettext("Issued"),
    "returned": lazy_gettext("Given back"),
    "voided": lazy_gettext("Voided"),
}
"""What a movement is called."""
