"""Words that tell a field in a reference string: months, markers, places, publishers … Folded, lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec spring summer autumn fall winter"""
)
EDITOR = _words("ed eds editor editors edited hrsg hg redactor herausgeber edn-by dir")
TRANSLATOR = _words("trans transl translated translator translators tr ubers trad")
EDITION = _words(
    """edition edn ed reprint reprinted repr rev revised second third fourth fifth 1st 2nd 3rd 4th 5th 6th 7th 8th
    9th 10th auflage enlarged"""
)
VOLUME = _words("vol vols volume volumes bd band v tome tom t pt part book")
NUMBER = _words("no nos number nr issue n iss heft")
PAGE = _words("p pp page pages s seite")
AND = _words("and & et und y")
PARTICLES = _words("de da di du la le van von der den del della dos ter ten zu")
IBID = _words("ibid ib idem id op loc cit")
PLACES = _words(
    """aberdeen aldershot alexandria amherst amsterdam ankara antwerp athens atlanta austin baltimore bangalore
    bangkok barcelona basel basingstoke beijing beirut belfast belgrade berkeley berlin bern bielefeld
    birmingham bloomington bologna bombay bonn boston boulder bratislava bremen bristol brooklyn brunswick
    brussels bucharest budapest buffalo cairo calcutta cambridge canberra chichester chicago clevedon cleveland
    cologne columbia columbus copenhagen cork coventry dallas delhi denver detroit dordrecht dresden dublin
    dunedin durham edinburgh edmonton evanston exeter florence frankfurt freiburg geneva genoa glasgow gottingen
    grand graz groningen guildford hague haifa halifax halle hamburg hanover harlow harmondsworth harvard
    hassocks hawthorne heidelberg helsinki hillsdale hobart honolulu houston hove innsbruck ipswich istanbul
    ithaca jerusalem johannesburg kathmandu kiev kyiv kyoto lancaster lanham lawrence leeds leiden leicester
    leipzig leningrad leuven lexington lincoln lisbon liverpool ljubljana london louisville lubbock lund lyon
    madison madrid mahwah malden manchester manila marburg melbourne metuchen mexico miami milan milano
    milwaukee minneapolis montreal moscow moskva mumbai munich munchen munster nairobi naples napoli nashville
    newark newbury newcastle norman northampton norwich nottingham oakland odessa orlando osaka oslo ottawa
    oxford padua paris pavia perth petersburg petrograd philadelphia phoenix pisa pittsburgh plymouth portland
    poznan prague princeton providence reading rochester roma rome rotterdam saarbrucken salamanca salzburg
    seattle seoul seville shanghai sheffield singapore sofia somerville southampton stanford stockholm
    strasbourg stuttgart sussex swansea sydney syracuse taipei tallinn tempe tokyo toronto torino trier trieste
    tubingen tucson turin uppsala urbana utrecht vancouver venice vienna warsaw washington weimar wellington
    westport wien wiesbaden winnipeg wroclaw wurzburg york zagreb zurich angeles francisco diego orleans antonio
    jose vegas petersburg"""
)
REGIONS = _words(
    """al ak az ar ca co ct dc de fl ga hi ia id il ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok
    or pa ri sc sd tn tx ut va vt wa wi wv wy mass calif conn ill penn penna mich minn wash fla ind tenn ont
    colo md pa d.c n.j n.y uk u.k usa u.s.a u.s us england scotland wales ireland britain kingdom states america
    canada australia zealand germany france italy spain portugal netherlands holland belgium switzerland austria
    poland russia ussr ukraine hungary czechoslovakia romania bulgaria yugoslavia serbia croatia slovenia greece
    turkey israel egypt india china japan korea taiwan thailand singapore brazil argentina chile mexico africa
    sweden norway denmark finland iceland czech republic massachusetts california connecticut illinois
    pennsylvania michigan minnesota florida indiana tennessee texas virginia georgia carolina ohio oregon
    maryland wisconsin iowa kansas nebraska louisiana alabama mississippi hampshire jersey ontario quebec
    alberta columbia victoria colorado utah arizona nevada hawaii alaska maine vermont missouri kentucky montana"""
)
PUBLISHERS = _words(
    """press publishers publisher publishing publications university verlag books institute universitat college
    editions edizioni editore presses company co inc ltd gmbh sons bros brothers house association society
    council department dept ministry office agency foundation museum library school center centre faculty
    universite universidad organization organisation group academic academy springer springer-verlag elsevier
    wiley wiley-blackwell blackwell routledge kluwer sage penguin macmillan palgrave mcgraw-hill addison-wesley
    prentice prentice-hall hall mit oup cup ieee acm north-holland brill gruyter ashgate norton knopf vintage
    verso pluto random harper harpercollins collins doubleday scribner scribners houghton mifflin heinemann
    longman longmans methuen faber clarendon academic plenum pergamon erlbaum guilford basic free pantheon
    beacon hackett schocken simon schuster viking praeger greenwood transaction aldine humanities progress nauka
    foreign languages lawrence wishart allen unwin gollancz hogarth chatto cape secker weidenfeld nicolson
    dutton holt rinehart winston crowell little brown dover freeman morgan kaufmann birkhauser benjamins mouton
    reidel nijhoff suhrkamp fischer gallimard seuil fayard plon einaudi laterza laurence up univ"""
)
PERIODICALS = _words(
    """journal review quarterly annals bulletin magazine newspaper times herald gazette proceedings transactions
    proc trans acta archives archive letters studies zeitschrift revue rivista j rev bull ann quart newsletter
    monthly weekly symposium conference conf workshop congress meeting lecture notes international intl"""
)
COLLECTIONS = _words(
    """encyclopedia encyclopaedia dictionary handbook companion essays papers writings works readings anthology"""
)
GENRES = _words(
    """thesis dissertation diss ph.d phd report rep paper technical tech memo manuscript unpublished working
    forthcoming film dvd web print"""
)
ACCESS = _words("retrieved accessed available online url doi isbn issn http https")
GIVEN = _words(
    """aaron adam alan albert alexander alfred alice allan allen amy andre andrea andrew angela ann anna anne
    anthony antonio arthur barbara ben benjamin bernard bill bruce carl carlos carol caroline catherine charles
    christine christopher claude colin craig daniel david deborah dennis diana donald dorothy douglas edgar
    edith edmund eduard edward eleanor elizabeth ellen emily emma eric ernest eugene eva felix frances francis
    frank franz fred frederick friedrich fyodor gary geoffrey george gerald gilbert gordon graham gregory gustav
    hannah hans harold harry heather helen henri henry herbert howard hugh ian irene isaac isabel ivan jack
    jacob jacques james jan jane janet jason jean jeffrey jennifer jeremy jessica jim joan joanna johann john
    jonathan jorge jose joseph joshua juan judith julia julian julie karen karl kate katherine keith kenneth
    kevin laura lawrence lee leo leon leonard leonid lev lewis lisa louis louise lucy luis luke marc marcel
    margaret maria marie marion mark martha martin mary matthew maurice max michael michel mikhail miriam monica
    nancy natalie nathan neil nicholas nikolai nina norman oliver olga oscar oswald otto patricia patrick paul
    peter philip pierre rachel ralph raymond rebecca richard robert roberto robin roger roland ronald rosa roy
    rudolf russell ruth samuel sandra sara sarah scott sergei sheila sidney simon sophie stanley stephen steven
    stuart susan suzanne sylvia theodor theodore thomas tim timothy tom tony vasily victor victoria vincent
    virginia vladimir walter warren wendy werner wilhelm william winston wolfgang"""
)

IN = _words("in")
BY = _words("by")
ABBREVIATIONS = _words(
    """ed eds vol vols no nos p pp trans transl tr dr mr mrs st jr sr proc conf int intl univ dept ser repr rev cf
    et al tech rep mass calif conn ill penn mich minn wash fla ind tenn jan feb mar apr jun jul aug sep sept oct
    nov dec co inc ltd corp bros cop ca bd hrsg"""
)
"""Words whose full stop does not end a sentence."""

MARKERS = (
    "month",
    "editor",
    "translator",
    "edition",
    "volume",
    "number",
    "page",
    "and",
    "in",
    "by",
    "place",
    "publisher",
    "region",
)
"""Lists that say more of a token than its shape."""

LEXICA: tuple[tuple[str, frozenset[str]], ...] = (
    ("month", MONTHS),
    ("editor", EDITOR),
    ("translator", TRANSLATOR),
    ("edition", EDITION),
    ("volume", VOLUME),
    ("number", NUMBER),
    ("page", PAGE),
    ("and", AND),
    ("particle", PARTICLES),
    ("place", PLACES),
    ("region", REGIONS),
    ("publisher", PUBLISHERS),
    ("periodical", PERIODICALS),
    ("collection", COLLECTIONS),
    ("genre", GENRES),
    ("access", ACCESS),
    ("given", GIVEN),
    ("ibid", IBID),
    ("in", IN),
    ("by", BY),
)
"""The lists by the trait that membership gives a token."""
