"""Errors written for the person who meets them.

Every expected error is a :class:`KGError`. Its message is one line that names the thing, the
place and the next step; the command line prints it as it is. A bug keeps its traceback.
"""

import re


class KGError(Exception):
    """An expected error: the message is shown to the user as it is."""


class SourceError(KGError):
    """One input cannot be read. When there are others, it costs a warning and a count."""


class LanguageError(KGError):
    """An article is kept, but no fact is taken from it: nothing here reads its language."""


def unreadable(where: object, error: OSError | UnicodeDecodeError) -> KGError:
    """Return the error that a file cannot be read, by what the system or the decoder says.

    >>> print(unreadable("a.csv", FileNotFoundError(2, "No such file or directory")))
    a.csv: cannot be read (No such file or directory): check the path
    """
    if isinstance(error, UnicodeDecodeError):
        return KGError(f"{where}: not UTF-8 (byte {error.start}): save it as UTF-8")
    return KGError(f"{where}: cannot be read ({error.strerror or error}): check the path")


def without_extra(what: str, extra: str) -> KGError:
    """Return the error that something needs an extra of kg which is not installed.

    >>> print(without_extra("kg mcp", "mcp"))
    kg mcp needs the extra mcp: run pip install -c constraints.txt '.[mcp]' in kg's checkout
    """
    return KGError(
        f"{what} needs the extra {extra}: run pip install -c constraints.txt '.[{extra}]' in "
        "kg's checkout"
    )


def malformed(where: object, error: SyntaxError, form: str) -> KGError:
    """Return the error that a file is not of its format, by what pyoxigraph's parser says.

    >>> found = SyntaxError("Parser error at line 7 column 4: Unexpected end", ("", 7, 4, ""))
    >>> print(malformed("a.ttl", found, "Turtle"))
    a.ttl, line 7: not Turtle at column 4: Unexpected end
    """
    column = f" at column {error.offset}" if error.offset else ""
    reason = _PLACE.sub("", " ".join(str(error.msg).split()))
    return KGError(f"{where}, line {error.lineno}: not {form}{column}: {reason}")


_PLACE = re.compile(r"Parser error (?:at|between) [\w ]+: ")


def printable(text: str) -> str:
    r"""Return a text that stays one line and valid UTF-8, odd characters with a backslash.

    >>> printable("a\nb")
    'a\\nb'
    """
    sound = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        char if char.isprintable() or char == "\N{NO-BREAK SPACE}" else repr(char)[1:-1]
        for char in sound
    )
