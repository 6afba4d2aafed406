"""Open mails (EML): the text as an article, and the articles attached to it."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any, cast

from kg.errors import SourceError, printable
from kg.sources import bylines
from kg.sources.content import Content, Known, load, suffix_of
from kg.sources.decoding import codec
from kg.sources.kinds import suffix_for
from kg.sources.lines import is_prose, split

if TYPE_CHECKING:
    from email.message import Message

MOST_BYTES = 25_000_000  # as large mail services take
_MOST_PARTS = 200
_MOST_BOUNDARIES = 10_000  # each costs the parser 0.1 ms
_LONGEST = 5000  # code points of a header
_ODD = (MessageError, ValueError, LookupError, TypeError, AttributeError, OverflowError)
_ATTACHED = frozenset(
    (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".csv", ".jsonl", ".zip")
)


class _Brief(EmailPolicy):
    """Looks at the beginning of a header only: the package's parser takes quadratic time."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return a header as its parser reads it."""
        return super().header_fetch_parse(name, value[:_LONGEST])


def parts(content: Content) -> Iterator[Content | SourceError]:
    """Yield the text of a mail, then what is attached to it and may be an article.

    Subject, sender and date of the mail are what is known of both. Of a text in two forms the
    plain one is taken if it holds running text, because it has no furniture.
    """
    data = load(content, most=MOST_BYTES)
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        raise SourceError(
            f"{content.source}: has more than {_MOST_BOUNDARIES:,} parts; save its text"
        )
    try:
        mail = cast("EmailMessage", message_from_bytes(data, policy=_Brief()))
        known = _known(mail)
        bodies = _bodies(mail)
        attached = list(itertools.islice(_attached(mail, bodies), _MOST_PARTS))
    except _ODD as error:
        # The email package raises all of these on headers that no program should write.
        raise SourceError(
            f"{content.source}: is no sound mail ({type(error).__name__}); save it again"
        ) from error
    except RecursionError as error:
        raise SourceError(f"{content.source}: nests too deep; save its text") from error
    if not mail.keys() or not (bodies or attached):
        raise SourceError(f"{content.source}: is a mail without text; save what it shows")
    forms = [
        content.inner(text, suffix=suffix, known=replace(known, charset=charset))
        for _, suffix, text, charset in bodies
    ]
    if forms:
        yield replace(forms[0], instead=forms[1] if len(forms) > 1 else None)
    for number, (name, suffix, text, charset) in enumerate(attached, 1):
        shown = printable(name or f"{number}{suffix}")
        yield content.inner(
            text,
            name=shown.removesuffix(suffix),
            source=f"{content.source}/{shown}",
            suffix=suffix,
            known=Known(published=known.published, charset=charset),
        )


def _known(mail: EmailMessage) -> Known:
    """Return what the headers say; the shape of its name makes a sender a person."""
    sender = parseaddr(_header(mail, "From"))[0]
    person = bylines.is_name(sender)
    return Known(
        title=" ".join(_header(mail, "Subject").split()),
        published=_header(mail, "Date"),
        outlet="" if person else " ".join(sender.split()),
        authors=(sender,) if person else (),
        language=_header(mail, "Content-Language").partition(",")[0].strip(),
    )


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header as text; one that cannot be read counts as none."""
    try:
        return str(mail.get(name, ""))
    except _ODD:
        return ""


def _bodies(mail: EmailMessage) -> "list[tuple[Message, str, bytes, str]]":
    """Return the text in its forms, best first: part, suffix, bytes and encoding of each."""
    found: list[tuple[Message, str, bytes, str]] = []
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        if part is None:
            continue
        data, charset = _bytes(part)
        found.insert(0, (part, suffix_for(f"text/{kind}"), data, charset))
        if kind == "plain":
            text = data.decode(charset or "utf-8", "replace")
            if any(is_prose(line) for line in split(text)):
                return found
    return found


def _attached(
    mail: EmailMessage, bodies: "list[tuple[Message, str, bytes, str]]"
) -> Iterator[tuple[str, str, bytes, str]]:
    """Yield name, suffix, bytes and encoding of each attachment that may be an article."""
    for part in mail.iter_attachments():
        if any(part is body[0] for body in bodies):
            continue
        name = part.get_filename() or ""
        kind = part.get_content_type()
        if part.get_content_disposition() != "attachment" and kind != "message/rfc822":
            continue
        suffix = next(
            (one for one in (suffix_of(name), suffix_for(kind)) if one in _ATTACHED), ""
        )
        if not suffix:
            continue
        if kind == "message/rfc822":
            inner = part.get_payload(0)
            yield name, ".eml", inner.as_bytes(), ""  # type: ignore[union-attr]
        else:
            yield (name, suffix, *_bytes(part))


def _bytes(part: "Message") -> tuple[bytes, str]:
    """Return the bytes of a part, its transfer encoding undone, and its encoding if known."""
    data = part.get_payload(decode=True)
    charset = codec(part.get_content_charset("") or "")
    return (data if isinstance(data, bytes) else b""), charset
