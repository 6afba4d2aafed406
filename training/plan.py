"""Prints a plan for a batch of passages: country, kind of text, subject and phenomena of each.

``python -m training.plan SEED COUNT`` prints COUNT rows. In practice two seeds share no
combination.
"""

import random
import sys


def _listed(table: str) -> list[str]:
    r"""Return the entries of a table, divided by semicolons and line ends after them.

    >>> _listed("Kenya;South Africa;\nGhana")
    ['Kenya', 'South Africa', 'Ghana']
    """
    return table.replace("\n", "").split(";")


COUNTRIES = _listed("""\
Nigeria;Kenya;Ghana;South Africa;Ethiopia;Tanzania;Uganda;Rwanda;Senegal;Côte d'Ivoire;
Cameroon;Angola;Mozambique;Zambia;Zimbabwe;Botswana;Namibia;Malawi;Madagascar;Mali;
Burkina Faso;Benin;DR Congo;Sudan;Somalia;Morocco;Algeria;Tunisia;Egypt;Libya;Saudi Arabia;
United Arab Emirates;Qatar;Kuwait;Bahrain;Oman;Jordan;Lebanon;Iraq;Iran;Israel;Türkiye;
Yemen;Pakistan;India;Bangladesh;Sri Lanka;Nepal;Maldives;Bhutan;Afghanistan;Kazakhstan;
Uzbekistan;Kyrgyzstan;Azerbaijan;Georgia;Armenia;Mongolia;China;Hong Kong;Taiwan;Japan;
South Korea;Vietnam;Thailand;Cambodia;Laos;Myanmar;Malaysia;Singapore;Indonesia;Philippines;
Brunei;Papua New Guinea;Fiji;Samoa;Tonga;Vanuatu;Solomon Islands;Australia;New Zealand;
Mexico;Guatemala;Honduras;El Salvador;Costa Rica;Panama;Cuba;Jamaica;Trinidad and Tobago;
Barbados;Haiti;Dominican Republic;Colombia;Venezuela;Ecuador;Peru;Bolivia;Chile;Argentina;
Uruguay;Paraguay;Brazil;Guyana;Canada;United States;United Kingdom;Ireland;France;Germany;
Netherlands;Belgium;Spain;Portugal;Italy;Switzerland;Austria;Poland;Czechia;Hungary;Romania;
Bulgaria;Greece;Serbia;Croatia;Ukraine;Moldova;Russia;Estonia;Latvia;Lithuania;Finland;
Sweden;Norway;Denmark;Iceland;European Union;African Union;ASEAN;Gulf Cooperation Council;
United Nations agency""")
KINDS = _listed("""\
state news agency report;wire story;ministry press release;
embassy or foreign ministry read-out;university news page;research institute release;
company announcement;business daily brief;stock exchange notice reported in the press;
court and crime report;parliament report;party and election report;obituary;
profile or interview;appointments round-up;technology magazine item;start-up funding report;
regulator's decision;military and defence report;health and hospital news;
science journal news;space agency release;trade fair report;regional newspaper feature;
development bank or donor release;UN agency release;NGO statement;
sports federation or club news;culture and museum news;energy and mining trade press;
farming trade press;transport and aviation trade press;telecoms trade press;
live-blog or news-in-brief items (unrelated sentences);
conference report with several speakers;government gazette-like list of decisions;
labour and union report;disaster and emergency report;education news;
fact-check or correction;police statement;diplomatic visit report;
joint-venture or merger report;product review or launch;patent and lawsuit report;
cyber-security report;procurement and tender report;opinion column that names people""")
TECHNICAL = _listed("""\
satellites and launch vehicles;5G and fibre;semiconductors;large language models;
computer vision;quantum computing;robotics;drones;electric buses;battery cells;solar farms;
offshore wind;geothermal power;green hydrogen;nuclear reactors;carbon capture;desalination;
water treatment;smart meters;mobile money;digital identity;electronic voting;
blockchain registers;payment terminals;vaccines;malaria drugs;cancer therapy;
medical imaging;surgical robots;prosthetics;gene sequencing;crop breeding;drip irrigation;
fertilizer plants;cold chains;aquaculture;dairy technology;tractors and harvesters;
soil sensors;weather radar;earthquake sensors;railway signalling;high-speed trains;
metro lines;bridges and tunnels;airport systems;aircraft and engines;shipbuilding;
port cranes;submarines and frigates;missiles and air defence;radar;encryption;
facial recognition;telemedicine;e-learning platforms;operating systems;open-source software;
cloud data centres;video games;film restoration;speech recognition for local languages;
machine translation;search engines and social networks;3D printing;steel making;cement;
rare earths;lithium mining;textiles machinery;paper mills;food processing;
plastics recycling;biofuels;cookstoves;microgrids;particle accelerators;telescopes;
polar research stations;ocean floats and submersibles;climate models;remote sensing;
geographic information systems;hospital record software;tax filing software;border scanners;
traffic cameras;electric motorcycles;ride-hailing apps;parcel lockers;warehouse automation;
industrial control systems""")
GENERAL = _listed("""\
cabinet reshuffle;central bank;elections;coalition talks;corruption trial;sanctions;
border dispute;peace talks;trade agreement;strike;airline merger;bank takeover;
telecom licence;mining concession;football transfer;athletics federation;
chess or cricket board;film festival;publishing house;orchestra;religious leaders;
royal family;refugees;flood relief;cholera outbreak;hospital scandal;
university rector's election;school reform;teachers' union;police chief;prison escape;
kidnapping;press freedom;broadcaster;newspaper closure;tourism board;hotel chain;
real estate developer;stock market listing;insolvency;tax dispute;antitrust case;
pension fund;sovereign wealth fund;aid budget;human rights commission;climate summit;
wildlife trafficking;land reform;housing;military coup aftermath;arms deal;naval exercise;
spy case;extradition;embassy opening;state visit;regional bloc summit;trade union congress;
chamber of commerce;family business succession;charity foundation;prize and medal;
death of a scholar;archaeology""")
PHENOMENA = _listed("""\
pronouns carry the facts;a list of four or more bodies or people with their roles;
headline with telegraphic style;strings of titles before names;honorifics and ranks;
former and acting office holders;someone to take office later;"respectively";
apposition chains;possessive chains ("X's Y's Z");
definite descriptions ("the Lima-based maker") refer back;
acronym introduced in brackets and used later;a denial;a plan and a condition;
a claim by one side only;direct quotations with speaker after;
reported speech with speaker first;indirect speech over two sentences;passive voice;
relative clauses;participles and nominalisations;demonyms only, the country never named;
a firm named like a person;a person and a firm that share a name;
two people with one surname;a product named like its maker;
product versions and model numbers;a part built on a platform;
supplier, buyer and product in one sentence;names that state nothing (traps);
several organisations with one fact only;
a place in an institution's name that is not its seat;subsidiary, parent and grandparent;
who studied where;family relations;a researcher and her field;rivals named;a fine or a ban;
an arrest and a charge;funding from several donors;merger talks that failed;
a resignation and a successor;a meeting with delegations;
mixed scripts' transliterations and diacritics;lower-case brand names;
institution names with "of", "and", "for";short names of long bodies;
numbers and money around the names;dates since and until;facts across two sentences;
a question and an answer;a quotation that states a fact;a list of places that are no seats;
sports scores and squads;committee members and their parties;a consortium;
open-source dependencies""")
SIZES = (3, 4, 4, 5, 5, 6, 7)
"""Numbers of sentences; one that stands here twice is chosen twice as often."""


def rows(seed: int, count: int) -> list[str]:
    """Return a plan: number, country, kind, subject, two phenomena and a number of sentences.

    >>> len(rows(1, 20)), rows(1, 20) == rows(1, 20), rows(1, 20) == rows(2, 20)
    (20, True, False)
    """
    chance = random.Random(seed)
    return [_row(number, chance) for number in range(1, count + 1)]


def _row(number: int, chance: random.Random) -> str:
    subject = chance.choice(TECHNICAL if chance.random() < 0.58 else GENERAL)
    phenomena = chance.sample(PHENOMENA, 2)
    country, kind = chance.choice(COUNTRIES), chance.choice(KINDS)
    size = chance.choice(SIZES)
    columns = (f"{number:03}", country, kind, subject, " + ".join(phenomena), f"{size}")
    return " | ".join(columns)


if __name__ == "__main__":
    print("\n".join(rows(int(sys.argv[1]), int(sys.argv[2]))))
