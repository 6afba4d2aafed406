"""What the server asks its workers, and what they answer."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A query, a ready-made question, or names: queries of the Reconciliation API as JSON."""

    sparql: str = ""
    question: str = ""
    names: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    accept: str = ""
    limit: int | None = None
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back to the client: a redirection has a location, a 405 what it allows."""

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
