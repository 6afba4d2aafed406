"""The files that the SPARQL editor's page loads."""

from importlib import resources

from kg import editor
from kg.serve.messages import Answer

_MEDIA = {
    "editor.js": "text/javascript",
    "yasgui.js": "text/javascript",
    "yasgui.css": "text/css",
}


def static(name: str) -> Answer:
    """Return a file of the editor: kg's own script, or a part of Yasgui where kg has it."""
    media = _MEDIA.get(name)
    body = editor.part(name)
    if name == "editor.js":
        body = resources.files("kg.serve").joinpath("static", name).read_bytes()
    if media is None or body is None:
        return Answer.failed(404, f"there is no file {name}: begin at /")
    return Answer(status=200, media=media, body=body)
