"""One notice handed over: to a mail server, or to a program. What they answer is kept; why it failed is a sentence."""

import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from engine.facts import NoticeDue
from engine.sentences import say
from shouli_verify import canonical
from web.notices.settings import TIMEOUT, Outlets, mail_server


class NotSent(Exception):
    """It could not be handed over; the message says why."""


def send(notice: NoticeDue, case: str, personal: Mapping[str, Any], outlets: Outlets) -> str:
    """What the server that took the notice answered; NotSent."""
    own = f"{case}.{notice.place.element}.{notice.place.occurrence}"
    try:
        return _call(notice, own, outlets) if notice.url else _mail(notice, own, personal, outlets)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise NotSent(_reason(error)) from error


def _mail(notice: NoticeDue, own: str, personal: Mapping[str, Any], outlets: Outlets) -> str:
    """Handed to the mail server; the same notice has the same Message-ID, however often it is sent."""
    if outlets.mail is None:
        raise NotSent("no mail server is set (SHOULI_SMTP).")
    server, message = mail_server(outlets.mail), EmailMessage()
    message["From"] = outlets.sender
    message["To"] = ", ".join(_addresses(notice, personal))
    message["Subject"] = notice.subject
    message["Message-ID"] = f"<{own}@{outlets.sender.rpartition('@')[2] or 'shouli'}>"
    message.set_content(notice.text)
    kind = smtplib.SMTP_SSL if server.encrypted else smtplib.SMTP
    with kind(server.host, server.port, timeout=TIMEOUT) as connection:
        if not server.encrypted and connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
        if server.user is not None:
            connection.login(server.user, server.password or "")
        connection.send_message(message)
    return f"{server.host} took it"


def _addresses(notice: NoticeDue, personal: Mapping[str, Any]) -> list[str]:
    answered = personal.get(notice.answer) if notice.answer else None
    if notice.answer and not answered:
        raise NotSent(say("there is no address in the answer `{name}`.", name=notice.answer))
    addresses = [*notice.to, *([str(answered)] if answered else [])]
    for each in addresses:
        if each.count("@") != 1 or any(sign.isspace() or sign in ",;<>" for sign in each):
            raise NotSent("an address is none.")
    return addresses


def _call(notice: NoticeDue, own: str, outlets: Outlets) -> str:
    """Posted as JSON; the same notice has the same Idempotency-Key, however often it is sent."""
    told = urlsplit(notice.url or "")
    if told.scheme not in ("http", "https") or (told.hostname or "") not in outlets.hosts:
        sentence = "`{host}` is no host that may be called (SHOULI_WEBHOOKS)."
        raise NotSent(say(sentence, host=told.hostname or notice.url))
    headers = {"Content-Type": "application/json", "Idempotency-Key": own}
    asked = request.Request(notice.url or "", canonical.text(notice.body).encode(), headers, method="POST")
    with _OPENER.open(asked, timeout=TIMEOUT) as answer:
        return f"HTTP {answer.status}"


class _NoRedirect(request.HTTPRedirectHandler):
    """A notice goes where the diagram says, and nowhere else."""

    def redirect_request(self, *asked: Any, **more: Any) -> None:
        """Never."""
        return


_OPENER = request.build_opener(_NoRedirect)


def _reason(error: Exception) -> str:
    """Why, in one line without anything personal."""
    if isinstance(error, HTTPError):
        return f"HTTP {error.code}."
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return say("the mail server refused the address.")
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server answered {error.smtp_code}."
    if isinstance(error, URLError):
        error = error.reason if isinstance(error.reason, Exception) else error
    return f"{type(error).__name__}: {str(error)[:150]}."
