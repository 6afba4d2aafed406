"""Restrictions by courts, orders, summonses and sanctions."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return sorted(shown(patterns(read(text))))


COURT = "[ORG Leeds/PROPN/compound>Court Court/PROPN/pobj>at]"
ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubjpass>{0}]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            ADA.format("jailed") + " was/AUX/auxpass>jailed jailed/VERB:VBN=jail "
            f"at/ADP/prep>jailed {COURT}",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="the court where somebody is jailed",
        ),
        pytest.param(
            ADA.format("jailed") + " was/AUX/auxpass>jailed jailed/VERB:VBN=jail "
            "at/ADP/prep>jailed [ORG Nokia/PROPN/pobj>at]",
            [],
            id="no court",
        ),
        pytest.param(
            ADA.format("banned") + " is/AUX/auxpass>banned banned/VERB:VBN=ban "
            "in/ADP/prep>banned [GPE Peru/PROPN/pobj>in]",
            ["Peru | restricts | Ada Lovelace"],
            id="the country where somebody is banned",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>ruled] ruled/VERB=rule "
            "against/ADP/prep>ruled [ORG Nokia/PROPN/pobj>against]",
            ["Leeds Court | restricts | Nokia"],
            id="ruled against",
        ),
        pytest.param(
            "[ORG Congress/PROPN/nsubj>held] held/VERB=hold [PERSON "
            "Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/dobj>held] in/ADP/prep>held contempt/NOUN/pobj>in",
            [],
            id="a vote of contempt shuts nobody out",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>closed] closed/VERB=close its/PRON/poss>borders "
            "borders/NOUN:NNS=border/dobj>closed with/ADP/prep>closed "
            "[GPE Chile/PROPN/pobj>with]",
            ["Peru | restricts | Chile"],
            id="closed borders",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>prevents] prevents/VERB:VBZ=prevent [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>prevents] "
            "from/ADP/prep>prevents singing/VERB:VBG=sing/pcomp>from",
            ["Nokia | restricts | Ada Lovelace"],
            id="prevents from",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>dragged] dragged/VERB=drag [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>dragged] "
            "to/ADP/prep>dragged court/NOUN/pobj>to",
            ["Nokia | restricts | Ada Lovelace"],
            id="dragged to court",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>faces] "
            "faces/VERB:VBZ=face criminal/ADJ/amod>charges "
            "charges/NOUN:NNS=charge/dobj>faces in/ADP/prep>charges "
            "[GPE Chile/PROPN/pobj>in]",
            ["Chile | restricts | Ada Lovelace"],
            id="faces charges in",
        ),
        pytest.param(
            ADA.format("taken") + " was/AUX/auxpass>taken taken/VERB:VBN=take "
            "into/ADP/prep>taken custody/NOUN/pobj>into by/ADP/agent>taken [ORG "
            "Interpol/PROPN/pobj>by]",
            ["Interpol | restricts | Ada Lovelace"],
            id="taken into custody",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>stripped] stripped/VERB=strip [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>stripped] "
            "of/ADP/prep>stripped her/PRON/poss>citizenship citizenship/NOUN/pobj>of",
            ["Chile | restricts | Ada Lovelace"],
            id="stripped of citizenship",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>lobbied] "
            "lobbied/VERB=lobby for/ADP/prep>lobbied [GPE Chile/PROPN/pobj>for] "
            "to/PART:TO/aux>ban ban/VERB:VB/xcomp>lobbied [ORG Nokia/PROPN/dobj>ban]",
            ["Chile | restricts | Nokia"],
            id="who is lobbied for to ban",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose a/DET/det>tariff "
            "tariff/NOUN/dobj>imposed on/ADP/prep>tariff [NORP Chinese/ADJ/amod>toys] "
            "toys/NOUN:NNS=toy/pobj>on",
            ["Peru | restricts | China"],
            id="a tariff on a country's goods",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose a/DET/det>tariff "
            "tariff/NOUN/dobj>imposed on/ADP/prep>tariff imports/NOUN:NNS=import/pobj>on "
            "from/ADP/prep>imports [GPE Chile/PROPN/pobj>from]",
            ["Peru | restricts | Chile"],
            id="a tariff on imports from a country",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose a/DET/det>ban "
            "ban/NOUN/dobj>imposed on/ADP/prep>ban [NORP Chinese/ADJ/amod>cabbage] "
            "cabbage/NOUN/pobj>on",
            [],
            id="a kind that only is called so",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>announced] announced/VERB=announce a/DET/det>set "
            "set/NOUN/dobj>announced of/ADP/prep>set duties/NOUN:NNS=duty/pobj>of "
            "on/ADP/prep>set imports/NOUN:NNS=import/pobj>on from/ADP/prep>set "
            "[GPE Chile/PROPN/pobj>from]",
            ["Peru | restricts | Chile"],
            id="a set of duties",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose a/DET/det>levy "
            "levy/NOUN/dobj>imposed on/ADP/prep>levy [GPE Chile/PROPN/pobj>on] "
            "and/CCONJ/cc>levy tariffs/NOUN:NNS=tariff/conj>levy on/ADP/prep>tariffs "
            "[GPE Cuba/PROPN/pobj>on]",
            ["Peru | restricts | Chile", "Peru | restricts | Cuba"],
            id="a levy and tariffs",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>suspended] suspended/VERB=suspend "
            "flights/NOUN:NNS=flight/dobj>suspended to/ADP/prep>flights and/CCONJ/cc>to "
            "from/ADP/conj>to [GPE Chile/PROPN/pobj>from]",
            ["Peru | restricts | Chile"],
            id="a country that suspends flights to and from another",
        ),
        pytest.param(
            "[ORG Iberia/PROPN/nsubj>suspended] suspended/VERB=suspend "
            "flights/NOUN:NNS=flight/dobj>suspended to/ADP/prep>flights "
            "[GPE Chile/PROPN/pobj>to]",
            [],
            id="an airline that suspends flights",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>banned] banned/VERB=ban entry/NOUN/dobj>banned "
            "to/ADP/prep>entry [GPE Lima/PROPN/pobj>to]",
            [],
            id="the entry to a place",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>banned] banned/VERB=ban entry/NOUN/dobj>banned "
            "of/ADP/prep>entry citizens/NOUN:NNS=citizen/pobj>of of/ADP/prep>citizens "
            "[GPE Chile/PROPN/pobj>of]",
            ["Peru | restricts | Chile"],
            id="the entry of citizens",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>banned] banned/VERB=ban 30/NUM/nummod>nationals "
            "[NORP Chinese/ADJ/amod>nationals] nationals/NOUN:NNS=national/dobj>banned",
            ["Peru | restricts | China"],
            id="banned nationals of a country",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>ordered] ordered/VERB=order the/DET/det>seizure "
            "seizure/NOUN/dobj>ordered of/ADP/prep>seizure ships/NOUN:NNS=ship/pobj>of "
            "owned/VERB:VBN=own/acl>ships by/ADP/agent>owned [ORG Nokia/PROPN/pobj>by]",
            ["Court | restricts | Nokia"],
            id="what somebody owns",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>denied] denied/VERB=deny bail/NOUN/dobj>denied "
            "to/ADP/prep>denied [PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>to]",
            ["Court | restricts | Ada Lovelace"],
            id="denied bail",
        ),
        pytest.param(
            ADA.format("expelled") + " was/AUX/auxpass>expelled expelled/VERB:VBN=expel "
            "from/ADP/prep>expelled [ORG Labour/PROPN/pobj>from]",
            ["Ada Lovelace | member_of | Labour", "Labour | restricts | Ada Lovelace"],
            id="expelled from a party",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>asks] asks/VERB:VBZ=ask for/ADP/prep>asks a/DET "
            "warrant/NOUN/pobj>for against/ADP/prep>warrant [ORG Nokia/PROPN/pobj>against]",
            ["Ada | restricts | Nokia"],
            id="asks for a warrant",
        ),
        pytest.param(
            "a/DET/det>court court/NOUN/nsubj>sentences in/ADP/prep>court [GPE "
            "Lima/PROPN/pobj>in] ,/PUNCT [GPE Peru/PROPN/appos>Lima] ,/PUNCT "
            "sentences/NOUN:NNS=sentence author/NOUN/compound>Lovelace [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/appos>sentences]",
            ["Peru | restricts | Ada Lovelace"],
            id="a verb that is read as a noun",
        ),
        pytest.param(
            "a/DET/det>court court/NOUN in/ADP/prep>court [GPE Lima/PROPN/pobj>in] ,/PUNCT "
            "[GPE Peru/PROPN/conj>Lima] ,/PUNCT sentences/NOUN:NNS=sentence "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/conj>court] ,/PUNCT",
            ["Peru | restricts | Ada Lovelace"],
            id="a country that is joined to its town",
        ),
        pytest.param(
            "police/NOUN:NNS/nsubj>arrest in/ADP/prep>police [GPE Peru/PROPN/pobj>in] "
            "arrest/NOUN [ORG Nokia/PROPN/compound>engineer] engineer/NOUN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN]",
            [
                "Ada Lovelace | holds_position | Nokia | engineer",
                "Peru | restricts | Ada Lovelace",
            ],
            id="a title with a body after a verb that is read as a noun",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>jails] jails/VERB:VBZ=jail "
            "minister/NOUN/compound>Lovelace [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/appos>jails]",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="an object that is read as an apposition",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>jailed] jailed/VERB=jail "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>jailed] ,/PUNCT "
            "her/PRON:PRP$/poss>son son/NOUN/appos>Lovelace [PERSON Jon/PROPN/compound>Roe "
            "Roe/PROPN/appos>son] and/CCONJ/cc>Roe [PERSON Ann/PROPN/compound>Poe "
            "Poe/PROPN/conj>Roe]",
            [
                "Jon Roe | child_of | Ada Lovelace",
                "Leeds Court | restricts | Ada Lovelace",
                "Leeds Court | restricts | Ann Poe",
                "Leeds Court | restricts | Jon Roe",
            ],
            id="a list whose parts are read as appositions",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>jailed] jailed/VERB=jail "
            "critics/NOUN:NNS/dobj>jailed of/ADP/prep>critics [ORG Nokia/PROPN/pobj>of] "
            "including/VERB:VBG=include/prep>Nokia [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/pobj>including]",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="an example that is hung on the name before it",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>lift] will/AUX:MD/aux>lift lift/VERB:VB "
            "sanctions/NOUN:NNS/dobj>lift on/ADP/prep>sanctions [GPE Chile/PROPN/pobj>on]",
            ["Peru | restricts | Chile"],
            id="what will be lifted stands",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>lifted] lifted/VERB=lift "
            "sanctions/NOUN:NNS/dobj>lifted on/ADP/prep>sanctions [GPE Chile/PROPN/pobj>on]",
            [],
            id="what was lifted does not",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>adds] adds/VERB:VBZ=add [PERSON Ada/PROPN/dobj>adds] to/ADP/"
            "prep>adds its/PRON:PRP$/poss>list list/NOUN/pobj>to of/ADP/prep>list "
            "terrorists/NOUN:NNS=terrorist/pobj>of",
            ["Peru | restricts | Ada"],
            id="a list of terrorists",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>orders] orders/VERB:VBZ=order the/DET "
            "closure/NOUN/dobj>orders of/ADP/prep>closure "
            "[ORG Nokia/PROPN/poss>shops] 's/PART/case>Nokia shops/NOUN:NNS/pobj>of",
            ["Peru | restricts | Nokia"],
            id="the closure of what is somebody's",
        ),
        pytest.param(
            "[GPE Peru/PROPN/compound>police] police/NOUN:NNS/nsubj>seized seized/VERB=seize "
            "gold/NOUN/dobj>seized from/ADP/prep>seized [ORG Nokia/PROPN/pobj>from]",
            ["Peru police | restricts | Nokia"],
            id="seized from somebody",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>gave] gave/VERB=give "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/dative>gave] a/DET "
            "sentence/NOUN/dobj>gave",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="gave a sentence",
        ),
        pytest.param(
            "police/NOUN:NNS/nsubj>arrest in/ADP/prep>police [GPE Peru/PROPN/pobj>in] "
            "arrest/NOUN/compound>Lovelace rebel/NOUN/compound>Lovelace [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN]",
            ["Peru | restricts | Ada Lovelace"],
            id="a verb of many that is read as a noun",
        ),
        pytest.param(
            "the/DET/det>arrests [ORG Interpol/PROPN/compound>arrests] "
            "arrests/NOUN:NNS=arrest/nsubj>angered angered/VERB=anger [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>angered]",
            [],
            id="a noun before a verb",
        ),
        pytest.param(
            "the/DET/det>arrests [ORG Interpol/PROPN/compound>arrests] "
            "arrests/NOUN:NNS=arrest/nsubj>ended [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/nsubj>announced] announced/VERB=announce/relcl>arrests "
            "ended/VERB=end",
            [],
            id="a noun whose clause starts with a name",
        ),
        pytest.param(
            ADA.format("barred") + " was/AUX/auxpass>barred barred/VERB:VBN=bar "
            "from/ADP/prep>barred voting/VERB:VBG=vote/pcomp>from by/ADP/prep>voting "
            "[ORG Congress/PROPN/pobj>by]",
            ["Congress | restricts | Ada Lovelace"],
            id="barred from a deed by somebody",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>finds] finds/VERB:VBZ=find [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>guilty] guilty/ADJ/ccomp>finds",
            ["Court | restricts | Ada Lovelace"],
            id="found guilty",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>finds] finds/VERB:VBZ=find [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>guilty] not/PART/neg>guilty "
            "guilty/ADJ/ccomp>finds",
            [],
            id="found not guilty",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>bans] bans/VERB:VBZ=ban "
            "citizens/NOUN:NNS=citizen/dobj>bans of/ADP/prep>citizens "
            "[GPE Chile/PROPN/pobj>of] and/CCONJ [GPE Cuba/PROPN/conj>Chile]",
            ["Peru | restricts | Chile", "Peru | restricts | Cuba"],
            id="citizens of countries",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>suspends] suspends/VERB:VBZ=suspend "
            "issuance/NOUN/dobj>suspends of/ADP/prep>issuance visas/NOUN:NNS=visa/pobj>of "
            "for/ADP/prep>visas nationals/NOUN:NNS=national/pobj>for of/ADP/prep>nationals "
            "[GPE Chile/PROPN/pobj>of]",
            ["Peru | restricts | Chile"],
            id="visas for nationals of a country",
        ),
        pytest.param(
            "an/DET embargo/NOUN/nsubj>failed imposed/VERB:VBN=impose/acl>embargo "
            "by/ADP/agent>imposed [GPE Peru/PROPN/pobj>by] on/ADP/prep>imposed "
            "[GPE Chile/PROPN/pobj>on] failed/VERB=fail",
            ["Peru | restricts | Chile"],
            id="an embargo imposed by a country on another",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>issues] issues/VERB:VBZ=issue an/DET "
            "arrest/NOUN/compound>order "
            "order/NOUN/dobj>issues for/ADP/prep>order [PERSON Ada/PROPN/pobj>for]",
            ["Court | restricts | Ada"],
            id="an arrest order",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>rejects] rejects/VERB:VBZ=reject a/DET "
            "request/NOUN/dobj>rejects from/ADP/prep>request [PERSON Ada/PROPN/pobj>from]",
            ["Court | restricts | Ada"],
            id="a request that a court rejects",
        ),
        pytest.param(
            "[ORG Court/PROPN/nsubj>overturned] overturned/VERB=overturn the/DET "
            "conviction/NOUN/dobj>overturned of/ADP/prep>conviction [PERSON Ada/PROPN/pobj>of]",
            [],
            id="who is convicted no more",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>detains] detains/VERB:VBZ=detain six/NUM/nummod>members "
            "[ORG Interpol/PROPN/compound>members] members/NOUN:NNS=member/dobj>detains",
            [],
            id="members of a body are not the body",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>violates] violates/VERB:VBZ=violate "
            "[GPE U.S./PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/dobj>violates",
            [],
            id="who violates sanctions on others",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>responded] responded/VERB=respond with/ADP/prep>responded "
            "a/DET tariff/NOUN/pobj>with on/ADP/prep>tariff [GPE Chile/PROPN/pobj>on]",
            ["Peru | restricts | Chile"],
            id="responded with a tariff",
        ),
        pytest.param(
            "[ORG Congress/PROPN/nsubj>investigated] investigated/VERB=investigate [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>investigated]",
            [],
            id="whoever investigates has not restricted yet",
        ),
        pytest.param(
            "[ORG Congress/PROPN/nsubj>held] held/VERB=hold [PERSON "
            "Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/dobj>held] in/ADP/prep>held esteem/NOUN/pobj>in",
            [],
            id="esteem",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>ordered] ordered/VERB=order "
            "[ORG Nokia/PROPN/dobj>ordered] to/PART:TO/aux>publish "
            "publish/VERB:VB/xcomp>ordered "
            "it/PRON/dobj>publish",
            ["Leeds Court | restricts | Nokia"],
            id="whatever a court orders",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>ordered] ordered/VERB=order [ORG "
            "Nokia/PROPN/dobj>ordered] "
            "to/PART:TO/aux>publish publish/VERB:VB/xcomp>ordered it/PRON/dobj>publish",
            [],
            id="a firm's order to act",
        ),
        pytest.param(
            "the/DET/det>Senate [ORG Senate/PROPN/nsubj>issued] issued/VERB=issue a/DET "
            "subpoena/NOUN/dobj>issued for/ADP/prep>subpoena documents/NOUN:NNS/pobj>for "
            "from/ADP/prep>documents [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/pobj>from]",
            ["Senate | restricts | Ada Lovelace"],
            id="a subpoena for what somebody has",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>is] is/AUX=be under/ADP/prep>is "
            "[GPE U.S./PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/pobj>under",
            ["U.S. | restricts | Nokia"],
            id="under sanctions",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>is] is/AUX=be the/DET target/NOUN/attr>is "
            "of/ADP/prep>target "
            "[GPE U.S./PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/pobj>of",
            ["U.S. | restricts | Nokia"],
            id="the target of sanctions",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>is] is/AUX=be a/DET critic/NOUN/attr>is of/ADP/prep>critic "
            "[GPE U.S./PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/pobj>of",
            [],
            id="a critic of sanctions",
        ),
        pytest.param(
            "a/DET/det>jury [GPE U.S./PROPN/compound>jury] jury/NOUN/nsubj>convicted "
            "convicted/VERB=convict [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/dobj>convicted]",
            ["U.S. | restricts | Ada Lovelace"],
            id="a country's jury",
        ),
        pytest.param(
            "the/DET [ORG Supreme/PROPN/compound>Court Court/PROPN/nsubj>overturned] "
            "overturned/VERB=overturn [PERSON Ada/PROPN/poss>ban] 's/PART/case>Ada "
            "ban/NOUN/dobj>overturned",
            ["Supreme Court | restricts | Ada"],
            id="a court and somebody's ban",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>overturned] overturned/VERB=overturn "
            "[PERSON Ada/PROPN/poss>ban] 's/PART/case>Ada ban/NOUN/dobj>overturned",
            [],
            id="no court",
        ),
        pytest.param(
            "judge/NOUN/compound>King [PERSON William/PROPN/compound>King "
            "King/PROPN/nsubj>ruled] "
            "ruled/VERB=rule against/ADP/prep>ruled [PERSON Ada/PROPN/poss>plan] "
            "'s/PART/case>Ada plan/NOUN/pobj>against",
            ["William King | restricts | Ada"],
            id="a judge who rules against a plan",
        ),
        pytest.param(
            "a/DET lawsuit/NOUN/nsubj>failed filed/VERB:VBN=file/acl>lawsuit "
            "by/ADP/agent>filed "
            "[ORG Nokia/PROPN/pobj>by] against/ADP/prep>filed [ORG Boeing/PROPN/pobj>against] "
            "failed/VERB=fail",
            ["Nokia | restricts | Boeing"],
            id="a suit filed by one against another",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>expelled] expelled/VERB=expel the/DET [NORP Libyan/ADJ/amod>"
            "ambassador] ambassador/NOUN/dobj>expelled",
            ["Peru | restricts | Libya"],
            id="a country's ambassador",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>added] added/VERB=add [ORG Nokia/PROPN/dobj>added] "
            "to/ADP/prep>added its/PRON/poss>list entity/NOUN/compound>list list/NOUN/pobj>to",
            ["Peru | restricts | Nokia"],
            id="a list of those shut out",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>added] added/VERB=add [ORG Nokia/PROPN/dobj>added] "
            "to/ADP/prep>added its/PRON/poss>list guest/NOUN/compound>list list/NOUN/pobj>to",
            [],
            id="a list of guests",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>designated] designated/VERB=designate "
            "[ORG Nokia/PROPN/dobj>designated] as/ADP/prep>designated a/DET "
            "terrorist/ADJ/amod>group group/NOUN/pobj>as",
            ["Peru | restricts | Nokia"],
            id="called terrorists",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>suspended] suspended/VERB=suspend aid/NOUN/dobj>suspended "
            "to/ADP/prep>aid [GPE Malta/PROPN/pobj>to]",
            ["Peru | restricts | Malta"],
            id="suspended aid",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/compound>fines] fines/VERB:VBZ=fine "
            "[ORG Nokia/PROPN/appos>fines]",
            ["Leeds Court | restricts | Nokia"],
            id="a subject run together with its verb",
        ),
        pytest.param(
            "a/DET court/NOUN/nsubj>convicts in/ADP/prep>court [GPE Lima/PROPN/pobj>in] "
            ",/PUNCT [GPE Peru/PROPN/appos>Lima] ,/PUNCT convicts/VERB:VBZ=convict "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>convicts]",
            ["Peru | restricts | Ada Lovelace"],
            id="a court in a city of a country",
        ),
        pytest.param(
            ADA.format("arrested") + " was/AUX/auxpass>arrested arrested/VERB:VBN=arrest "
            "by/ADP/agent>arrested police/NOUN/pobj>by at/ADP/prep>police "
            "[GPE Leeds/PROPN/compound>Airport Airport/PROPN/pobj>at]",
            [],
            id="police at a place is not its police",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>announces] announces/VERB:VBZ=announce a/DET tariff/NOUN/"
            "dobj>announces on/ADP/prep>tariff goods/NOUN:NNS=good/pobj>on "
            "from/ADP/prep>tariff [GPE Chile/PROPN/pobj>from] and/CCONJ/cc>Chile "
            "[GPE Malta/PROPN/conj>Chile]",
            ["Peru | restricts | Chile", "Peru | restricts | Malta"],
            id="a tariff on goods from countries",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>raises] raises/VERB:VBZ=raise tariffs/NOUN:NNS=tariff/"
            "dobj>raises on/ADP/prep>tariffs [NORP Mexican/ADJ/amod>imports] and/CCONJ/cc>"
            "Mexican [NORP Libyan/ADJ/conj>Mexican] imports/NOUN:NNS=import/pobj>on",
            ["Peru | restricts | Libya", "Peru | restricts | Mexico"],
            id="a tariff on imports of countries",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>signed] signed/VERB=sign "
            "an/DET order/NOUN/dobj>signed imposing/VERB:VBG=impose/acl>order "
            "tariffs/NOUN:NNS=tariff/dobj>imposing on/ADP/prep>tariffs "
            "[GPE Chile/PROPN/pobj>on]",
            ["Ada Lovelace | restricts | Chile"],
            id="who signs an order that imposes a tariff",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>halted] halted/VERB=halt exports/NOUN:NNS=export/"
            "dobj>halted of/ADP/prep>exports [NORP Libyan/ADJ/amod>gas] gas/NOUN/pobj>of",
            [],
            id="one's own exports",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>issued] issued/VERB=issue a/DET "
            "warrant/NOUN/dobj>issued for/ADP/prep>warrant [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/pobj>for] on/ADP/prep>warrant charges/NOUN:NNS/pobj>on "
            "of/ADP/prep>charges theft/NOUN/pobj>of from/ADP/prep>theft "
            "[ORG Nokia/PROPN/pobj>from]",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="a warrant for somebody on charges",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>upheld] upheld/VERB=uphold "
            "a/DET sentence/NOUN/dobj>upheld against/ADP/prep>sentence "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>against]",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="a sentence that is upheld",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose sanctions/NOUN:NNS=sanction/"
            "dobj>imposed on/ADP/prep>sanctions [NORP Libyan/ADJ/amod>officials] "
            "officials/NOUN:NNS=official/pobj>on ,/PUNCT "
            "including/VERB:VBG/prep>officials "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>including]",
            [
                "Ada Lovelace | holds_position | Libya | official",
                "Peru | restricts | Ada Lovelace",
            ],
            id="officials of whom some are named",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>arrested] arrested/VERB=arrest former/ADJ/amod>executives "
            "[ORG Nokia/PROPN/compound>executives] executives/NOUN:NNS=executive/dobj>arrested",
            [],
            id="former executives",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>rejected] rejected/VERB=reject a/DET request/NOUN/"
            "dobj>rejected to/PART:TO/aux>ban ban/VERB:VB/acl>request "
            "[ORG Nokia/PROPN/dobj>ban]",
            [],
            id="who rejects a request will not do it",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/npadvmod>led] -/PUNCT led/VERB:VBN/amod>Peru "
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose sanctions/NOUN:NNS=sanction/"
            "dobj>imposed on/ADP/prep>sanctions [GPE Chile/PROPN/pobj>on]",
            ["Peru | restricts | Chile"],
            id="who leads a country",
        ),
    ],
)
def test_restrictions(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_a_root_that_the_parse_takes_for_a_list_ends_the_search() -> None:
    document = read(
        "sanctions/NOUN:NNS=sanction on/ADP/prep>sanctions [GPE Peru/PROPN/pobj>on]"
    )
    document.doc[0].dep_ = "conj"  # a word that hangs on itself, seen in real parses
    assert list(patterns(document)) == []
