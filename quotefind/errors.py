"""The exception tree: what went wrong for the user, as one fact and one remedy."""


class QuotefindError(Exception):
    """Something the user can mend: ``fact`` says what happened, ``remedy`` what to do about it."""

    def __init__(self, fact: str, remedy: str = "") -> None:
        super().__init__(f"{fact}: {remedy}" if remedy else fact)
        self.fact = fact
        self.remedy = remedy


class DocumentError(QuotefindError):
    """A document cannot be read; the others go on."""


class CatalogueError(QuotefindError):
    """The catalogue of people, works and documents is not valid, or an entry is not there."""


class StoreError(QuotefindError):
    """The store cannot be opened, read or written."""


class NotFoundError(QuotefindError):
    """No quotation, document, author or work answers to what was asked for."""


class UsageError(QuotefindError):
    """The request itself cannot be met as given."""
