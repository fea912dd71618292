"""The replay of a case, and of two side by side: every moment has an address that can be passed on."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.database import db
from web.desk.blueprint import desk, reader
from web.desk.replaying import beside, page
from web.desk.replaying.moments import Asked
from web.desk.replaying.replayed import replayed
from web.signing_in import signed_in


@desk.get("/cases/<number>/replay", endpoint="replay")
def shown(number: str) -> ResponseReturnValue:
    """The case as it stood after a step or a fact; the last step unless another is asked for."""
    asked = Asked.of(request.args)
    one = replayed(db.session(), signed_in(), number, asked, reader())
    if asked.jumps:
        return redirect(url_for("desk.replay", number=number, step=one.moment.step), 303)
    return render_template("desk/replay.html", page=page.page(db.session(), signed_in(), one, reader()))


@desk.get("/cases/<number>/replay/beside", endpoint="choose_beside")
def chosen(number: str) -> ResponseReturnValue:
    """The other case's number is typed into a field, and becomes a part of the address."""
    other = request.args.get("other", "").strip()[:60]
    beside.check(db.session(), signed_in(), [number, other or number])
    if not other:
        return redirect(url_for("desk.replay", number=number), 303)
    return redirect(url_for("desk.beside", number=number, other=other), 303)


@desk.get("/cases/<number>/replay/beside/<other>", endpoint="beside")
def compared(number: str, other: str) -> ResponseReturnValue:
    """Two cases of the organisation, each as it stood after a step of its own."""
    wanted = (number, request.args.get("step")), (other, request.args.get("beside"))
    both = beside.page(db.session(), signed_in(), wanted, reader())
    return render_template("desk/beside.html", page=both)
