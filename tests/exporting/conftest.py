"""The town of the pages, whose cases are exported."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Clock, auditor, browser, clock, town
from tests.web.test_desk import opens, sends

__all__ = ["auditor", "browser", "cases", "clock", "town"]

Browser = Callable[[str], FlaskClient]


@pytest.fixture
def cases(browser: Browser, clock: Clock) -> list[str]:
    """Two of the organisation, one of them closed; and one of another organisation."""
    clerk = browser("clerk")
    first = opens(clerk, matter="=1+1", claim_fen="25,000.50")
    clerk.post(f"/tasks/{first}/handle/1/claim")
    sends(clerk, f"/tasks/{first}/handle/1", measures="已派人 <b>&")
    sends(clerk, f"/tasks/{first}/review/1")
    clock.passes(hours=1)
    opens(browser("stranger"))
    return [first, opens(clerk)]
