"""How an article stands to a fact: asserted, reported, planned, speculated or denied."""
