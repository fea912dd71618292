"""Why what an analyst asks of a draft is not done."""

from engine.cases.refusals import Refused


class UnknownDraft(Refused):
    """The organisation has no such draft, or it was thrown away."""

    sentence = "There is no draft %(number)s; it may have been thrown away."


class UnknownFile(Refused):
    """The draft has no file of this path."""

    sentence = "The draft has no file `%(path)s`."


class NoSuchPath(Refused):
    """The path is none of those at which files of the procedure lie."""

    sentence = "`%(path)s` is no place for a file of this procedure."


class NoSuchStem(Refused):
    """A procedure cannot be called so in addresses and file names."""

    sentence = "“%(stem)s” cannot be the short name of a procedure. Use 2 to 60 lower-case letters a–z, digits and _, with a letter first."


class StemTaken(Refused):
    """Another procedure of the organisation is called so."""

    sentence = "There is a procedure with the short name %(stem)s already."


class SavedMeanwhile(Refused):
    """Somebody else saved the file after it was read here."""

    sentence = "%(by)s saved this file at %(time)s, after you had opened it."


class NothingToUndo(Refused):
    """The file has no earlier state in this draft."""

    sentence = "There is nothing earlier to go back to."


class TooManyFiles(Refused):
    """The draft has as many files as a procedure may have."""

    sentence = "A procedure has at most %(most)s files."


class NothingUploaded(Refused):
    """No file was chosen, or it is of no kind that a procedure has."""

    sentence = "Choose a .bpmn, .dmn, .form or .yaml file, or a .zip of them."


class NotReadable(Refused):
    """An uploaded file cannot be read."""

    sentence = "The file cannot be read: %(reason)s"


class DraftHasErrors(Refused):
    """The check found errors in what is to be deployed."""

    sentence = "The draft has %(count)s errors; mend them first."


class ScenariosFail(Refused):
    """Scenarios do not hold on what is to be deployed, and no reason is given for deploying it all the same."""

    sentence = "%(failed)s of %(count)s scenarios do not hold. Mend them, or give a reason for deploying all the same."


class DeployedAlready(Refused):
    """New cases begin on exactly this version already."""

    sentence = "New cases begin on this version already: nothing in it differs."


class NotAVersion(Refused):
    """The organisation never deployed this version of the procedure."""

    sentence = "There is no such version of this procedure."


class ReasonMissing(Refused):
    """What is asked needs a reason."""

    sentence = "Give a reason."
