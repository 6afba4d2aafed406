"""The labels that pairs are trained to say, by the set that annotates them."""

KNOWLEDGENET = [
    "SUBSIDIARY_OF",
    "FOUNDED_BY",
    "EMPLOYEE_OR_MEMBER_OF",
    "CEO",
    "DATE_FOUNDED",
    "HEADQUARTERS",
    "EDUCATED_AT",
    "NATIONALITY",
    "PLACE_OF_RESIDENCE",
    "PLACE_OF_BIRTH",
    "DATE_OF_DEATH",
    "DATE_OF_BIRTH",
    "SPOUSE",
    "CHILD_OF",
    "POLITICAL_AFFILIATION",
]
CORE = [
    "product_or_service_of",
    "client_of",
    "acquired_by",
    "shareholder_of",
    "collaboration",
    "traded_on",
    "competitor_of",
    "subsidiary_of",
    "merged_with",
    "brand_of",
    "regulated_by",
]
NEWS = [
    "holds_position",
    "member_of",
    "employed_by",
    "founded",
    "educated_at",
    "part_of",
    "located_in",
    "from_place",
    "related_to",
    "develops",
    "uses",
    "works_on",
    "acquires",
    "invests_in",
    "partners_with",
    "supplies",
    "competes_with",
    "restricts",
    "meets",
    "based_on",
]
"""Relations of annotated news; those that other sets annotate too learn from them."""
WIKI = [
    "P19", "P20", "P27", "P551", "P569", "P570", "P571", "P26", "P40", "P22", "P25", "P3373",
    "P69", "P108", "P102", "P463", "P54", "P112", "P127", "P749", "P355", "P361", "P159",
    "P131", "P17", "P150", "P178", "P176", "P50", "P86", "P170", "P175", "P57", "P161", "P6",
    "P35", "P39", "P276", "P607", "P140",
]  # fmt: skip
"""Properties of Re-DocRED: trained on for what they teach the encoder, never exported."""
SYMMETRIC = frozenset(
    [
        "SPOUSE", "collaboration", "competitor_of", "merged_with",
        "partners_with", "competes_with", "meets", "related_to",
    ]
)  # fmt: skip
LABELS = (*KNOWLEDGENET, *CORE, *NEWS, *WIKI)
EXPORTED = (*KNOWLEDGENET, *CORE, *NEWS)
AS_NEWS = {
    "FOUNDED_BY": ("founded", True),
    "SUBSIDIARY_OF": ("part_of", False),
    "HEADQUARTERS": ("located_in", False),
    "NATIONALITY": ("from_place", False),
    "EDUCATED_AT": ("educated_at", False),
    "CEO": ("holds_position", True),
    "product_or_service_of": ("develops", True),
    "client_of": ("supplies", True),
    "acquired_by": ("acquires", True),
    "shareholder_of": ("invests_in", False),
    "collaboration": ("partners_with", False),
    "competitor_of": ("competes_with", False),
    "subsidiary_of": ("part_of", False),
}
"""The relation of news that a label says too, and whether the other way round."""
