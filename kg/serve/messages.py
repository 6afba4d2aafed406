"""What the server asks its workers, and what they answer."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One query, ready-made question or batch of names to reconcile.

    Attributes:
        sparql: The query, or "".
        question: Name of a ready-made question, or "".
        names: JSON of queries of the Reconciliation API, or "".
        parameters: Its values.
        accept: Accept header of the client.
        limit: Most rows of the answer.
        base: Base of data IRIs, for prefixes of Turtle.
    """

    sparql: str = ""
    question: str = ""
    names: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    accept: str = ""
    limit: int | None = None
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back to the client.

    Attributes:
        status: HTTP status.
        media: Media type of the body.
        body: The answer, or one line that says what is wrong.
        location: Path that the client should ask instead, or "".
        allow: Methods that may be used instead, or "".
    """

    status: int
    media: str
    body: bytes
    location: str = ""
    allow: str = ""

    @classmethod
    def failed(cls, status: int, line: str, *, allow: str = "") -> "Answer":
        """Return the answer that says in one line what is wrong."""
        body = f"error: {line}\n".encode()
        return cls(status=status, media="text/plain", body=body, allow=allow)
