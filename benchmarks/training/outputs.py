"""What each output of the network means to kg, and from where on it is said."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks.training import labels, measure

RELATIONS: Mapping[str, tuple[str, bool]] = {
    **labels.AS_NEWS,
    "EMPLOYEE_OR_MEMBER_OF": ("employed_by", False),
    "PLACE_OF_RESIDENCE": ("lives_in", False),
    "PLACE_OF_BIRTH": ("born_in", False),
    "SPOUSE": ("spouse_of", False),
    "CHILD_OF": ("child_of", False),
    "POLITICAL_AFFILIATION": ("member_of", False),
    **{name: (name, False) for name in labels.NEWS},
}
"""kg's relation for a label, and whether the label's subject is the relation's object."""

SILENT = 99.0
"""A logit that nothing reaches."""
NEVER = 1.01
"""A confidence that nothing reaches."""
LEAST = 0.85
"""The confidence from which a link becomes a fact where news has not said otherwise. Read by
hand, 51 of 61 facts from there on were right in biographies, interviews and speeches that
nobody trained on; on annotated news, 1 of 47 that are less sure was right."""


_SURER = {"PLACE_OF_BIRTH": 0.97}
"""What has to be surer: "from X" and "of X" read as birth. On texts that we annotated, read by
hand, 8 of 14 were right from :data:`LEAST` on, 7 of 8 from here on."""


def calibrated(found: Mapping[str, measure.Said]) -> list[dict[str, object]]:
    """Return what each output means, with thresholds from held-out sentences."""
    chosen = measure.thresholds(found, labels.KNOWLEDGENET)
    # Few sentences of CORE are held out: its labels share one threshold and one calibration.
    pooled = measure.pooled([found[label] for label in labels.CORE])
    common = max(
        measure.GRID, key=lambda value: measure.figures([measure.counts(pooled, value)])[2]
    )
    outputs: list[dict[str, object]] = []
    for label in labels.EXPORTED:
        relation, inverse = RELATIONS.get(label, ("", False))
        scale, shift = measure.temperature(found[label] if label in chosen else pooled)
        threshold = chosen.get(label, common if label in labels.CORE else SILENT)
        if label in labels.CORE:
            each = measure.figures([measure.counts(found[label], common)])
            line = "P {:.3f} R {:.3f} F1 {:.3f}".format(*each)
            print(f"{label:<24} {line}  gold {found[label].gold}")
        outputs.append(
            {
                "label": label,
                "relation": relation,
                "inverse": inverse,
                "symmetric": label in labels.SYMMETRIC,
                "threshold": round(threshold, 3),
                "scale": round(scale, 4),
                "shift": round(shift, 4),
                "least": NEVER if label in labels.NEWS else _SURER.get(label, LEAST),
            }
        )
    return outputs


def with_news(
    outputs: Sequence[Mapping[str, object]], news: Mapping[str, Any]
) -> list[dict[str, object]]:
    """Let an output speak in kg from where it has earned it on news.

    Relations of news that have not earned it are silent, and so are those of CORE: on our texts
    17 of 51 facts that they added from :data:`LEAST` on were right. Properties of KnowledgeNet
    speak from there on.
    """
    result = []
    for item in outputs:
        label = str(item["label"])
        rule = label.lower().replace("_", "-")
        own = dict(item)
        if label in labels.CORE:
            own["least"] = NEVER
        if label in labels.NEWS:
            shift = news["shifts"].get(rule, news["shift"])
            own |= {"scale": news["scale"], "shift": shift, "threshold": SILENT}
            own["least"] = NEVER
            if (logit := news["least"].get(rule)) is not None:
                calm = float(news["scale"]) * logit + float(shift)
                own["least"] = round(1.0 / (1.0 + float(np.exp(-calm))), 3)
                own["threshold"] = logit
        result.append(own)
    return result
