"""Errors written for the person who meets them.

Every expected error is a :class:`KGError`. Its message is one line that names the thing, the
place and the next step; the command line prints it as it is. A bug keeps its traceback.
"""


class KGError(Exception):
    """An expected error: the message is shown to the user as it is."""


class SourceError(KGError):
    """One input cannot be read. When there are others, it costs a warning and a count."""


class LanguageError(KGError):
    """An article is kept, but no fact is taken from it: nothing here reads its language."""
