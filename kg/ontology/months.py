"""The names of months, in full and short."""

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
"""In order, without full stops."""

NUMBERS = {name: index for index, names in enumerate(MONTHS, 1) for name in names}
"""The number of a month by each of its names."""
