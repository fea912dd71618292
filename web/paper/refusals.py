"""Why there is no PDF: each a sentence that says what to do next."""

from engine.cases.refusals import Refused


class PaperNotMade(Refused):
    """No PDF could be made, and it is not the reader's fault."""

    sentence = "No PDF could be made."


class FontMissing(PaperNotMade):
    """No Chinese font is installed; a PDF without one would be empty boxes."""

    sentence = "There is no Chinese font: the package %(package)s is not installed. Install the packages of uv.lock."


class TemplateWrong(PaperNotMade):
    """typst does not understand a template, or refuses what it asks for."""

    sentence = "The template %(file)s cannot be set, line %(line)s: %(said)s"


class ListWrong(PaperNotMade):
    """The list of forms is not as it should be."""

    sentence = "The list %(file)s cannot be read: %(said)s"


class TemplateTooSlow(PaperNotMade):
    """A template was not done in its time, or took all memory."""

    sentence = "The template %(file)s was not done within %(seconds)s seconds or took too much memory. Does it end?"


class UnknownDocument(Refused):
    """The procedure has no such form on paper."""

    sentence = "The procedure of case %(number)s has no form “%(document)s” on paper. There are: %(known)s."


class NotIssued(Refused):
    """The fact issued nothing."""

    sentence = "Fact %(no)s of case %(number)s has issued no form."


class UnknownCopy(Refused):
    """The form has fewer copies."""

    sentence = "“%(document)s” has no copy %(copy)s."


class NotFilledYet(Refused):
    """Nothing of the form has been answered so far."""

    sentence = "“%(document)s” of case %(number)s has not been filled yet."


class CopyNotYours(Refused):
    """The copy belongs to other roles."""

    sentence = "This copy of “%(document)s” belongs to %(roles)s."


class NotForCustomers(Refused):
    """The form is internal: no copy of it leaves the organisation."""

    sentence = "“%(document)s” is internal and is not given to customers."
