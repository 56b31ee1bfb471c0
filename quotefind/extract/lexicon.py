"""Words that tell a speaker: verbs and nouns of saying, titles, ranks, bodies, given names. English; no rules."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAY = """
say tell ask answer reply add write declare state explain remark observe note prove show announce argue insist
claim call cry shout exclaim whisper murmur mutter respond continue conclude repeat admit acknowledge concede
warn demand propose suggest maintain affirm assert deny comment report relate recall describe summarise
summarize quote proclaim confess complain urge advise protest object inquire enquire demur stammer gasp sigh
laugh snap growl yell scream bellow roar grumble groan moan snarl hiss mumble falter begin resume interrupt
retort rejoin return ejaculate vow swear promise predict stress emphasise emphasize contend charge accuse allege
tweet joke quip counter agree think wonder reflect muse testify read sing recite elaborate denounce record
pronounce plead beg cite reveal disclose confirm boast caution reason speculate lament denote define
characterise characterize label dub brand term refer point recount narrate entreat implore invite command order
direct instruct exhort persist volunteer venture offer pursue correct assure inform remind greet echo venture
blurt chime drawl rasp croak thunder shriek squeal squeak wail sob whimper pant breathe chuckle giggle sneer
scoff jeer taunt tease prompt query question interject intervene comply decree rule hold lay stipulate resolve
outline sum open close start end finish put go express formulate spell underline highlight list warn post signal
indicate imply mean believe feel hope fear expect imagine consider fume react publish applaud commend
"""
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "begin": "began begun", "think": "thought", "read": "read",
    "sing": "sang sung", "swear": "swore sworn", "hold": "held", "lay": "laid", "put": "put", "go": "went gone",
    "spell": "spelt", "mean": "meant", "feel": "felt", "plead": "pled", "beg": "begged", "quip": "quipped",
    "snap": "snapped", "sob": "sobbed", "sum": "summed", "dub": "dubbed", "refer": "referred", "demur": "demurred",
    "admit": "admitted",
}  # fmt: skip
_WEAK = _words(
    """
    begin resume return go put open close start end finish hold lay point refer sum mean believe feel hope fear
    expect imagine consider order direct offer invite command pursue correct laugh sigh chuckle pant breathe
    sneer list spell rule charge think wonder reflect muse read sing sum signal indicate call term define
    describe label brand characterise characterize fume highlight underline publish applaud commend
    """
)


def _inflect(verb: str) -> list[str]:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        forms = [verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"]
    elif verb.endswith("e"):
        forms = [verb + "d", verb + "s", verb[:-1] + "ing"]
    elif verb.endswith(("s", "sh", "ch", "x", "o")):
        forms = [verb + "ed", verb + "es", verb + "ing"]
    else:
        forms = [verb + "ed", verb + "s", verb + "ing"]
    for form in _IRREGULAR.get(verb, "").split():
        forms += [form, form[: -len("ed")] + "ing"] if form.endswith(verb[-1] * 2 + "ed") else [form]
    return forms


def _verbs() -> dict[str, str]:
    base = dict.fromkeys(_SAY.split(), "base")
    return (
        base
        | dict.fromkeys(("worded", "phrased"), "say")
        | {"finds": "weak"}
        | {form: "weak" if verb in _WEAK else "say" for verb in _SAY.split() for form in _inflect(verb)}
    )


VERBS = _verbs()
"""Forms of verbs that can introduce another's words → "say", "weak" (often does else) or "base" (may be a noun)."""

IRREGULAR_PAST = _words(
    """
    stood went came took gave made rose sat got left saw brought ran found kept knew met paid sent shook spoke became
    fell fought hit led lay lost won drew drove rode threw wore bore broke chose grew heard set sprang struck swung
    turned understood wept
    """
)
"""Past tenses that no ending tells; what is before them acts."""

CUE_NOUNS = _words(
    """
    words word view views phrase statement statements letter letters article articles book pamphlet speech
    theses thesis diary journal memoirs memoir account description remark remarks comment comments reply answer
    question resolution resolutions declaration appeal manifesto proclamation report reports motto slogan demand
    demands call calls warning claim claims argument opinion formula formulation expression quote quotation
    passage passages text note notes interview tweet post message email telegram cable order decree headline
    editorial leader poem verse verses line lines song saying dictum advice testimony complaint criticism
    promise pledge plea cry exclamation toast prayer confession instruction works work life letters anecdotes
    history chronicle study essay essays lecture autobiography preface introduction dialogue idea ideas notion
    maxim headlines finding findings ruling speeches appeals response proclamations picture leaflet placard speech
    conclusion conclusions verdict assessment
    """
)
"""Nouns which, with a name in the genitive or after "of", "from", "by", give that one's words."""

PREPOSITIONS = _words(
    """
    in at on to with from of for about against under over near into between among through during after before
    behind beyond without towards toward upon via by than like around across along inside outside versus
    """
)

MALE_TITLES = _words(
    """
    mr mr. sir lord king prince duke count earl baron marquis marquess viscount emperor tsar czar father brother
    uncle signor monsieur herr don master pope cardinal archbishop bishop messrs messrs. abbot baronet squire
    rabbi
    """
)
FEMALE_TITLES = _words(
    """
    mrs mrs. miss ms ms. lady queen princess duchess countess baroness marquise viscountess empress tsarina
    czarina mother sister aunt madame mme mme. mlle mlle. mademoiselle signora signorina frau fraulein dona dame
    madam abbess
    """
)
NEUTRAL_TITLES = _words(
    """
    dr dr. doctor prof prof. professor president senator sen sen. governor gov gov. representative rep rep.
    congressman congresswoman secretary general gen gen. colonel col col. captain capt capt. major maj maj.
    lieutenant lt lt. sergeant sgt sgt. corporal private admiral commander cmdr. judge justice chief inspector
    detective officer constable sheriff mayor minister prime premier chancellor ambassador director speaker
    reverend rev rev. pastor comrade citizen chairman chairwoman chair commissar delegate deputy attorney
    attorney-general vice parson dean vicar grand crown hon hon. honourable honorable st st. saint nurse coach
    candidate spokesman spokeswoman spokesperson republican democratic democrat assistant former undersecretary
    councillor councilman councilwoman alderman ex-president marshal brigadier
    """
)
TITLES = MALE_TITLES | FEMALE_TITLES | NEUTRAL_TITLES

COURTESIES = _words("mr mr. mrs mrs. ms ms. miss dr dr. messrs messrs. monsieur madame mme mme. herr frau signor")
"""Titles that go before a surname whatever the surname means."""

OFFICES = _words(
    """
    leader whip speaker secretary chairman chairwoman director editor editor-in-chief minister president chief ceo cfo
    coo
    """
)
"""Last words of an office set in capitals before a full name: House Leader Peter Brandel."""

NOBLE = _words(
    """
    king queen prince princess duke duchess count countess earl baron baroness marquis marquess lord lady
    viscount emperor empress bishop archbishop pope sultan tsar czar dean master abbot
    """
)
"""Ranks whose name may go on with "of": the Duke of Tarlton."""

NUMERALS = _words("ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii")
GENERATIONS = _words("jr jr. sr sr.") | NUMERALS
"""What follows a surname to tell a son from his father, or a king from others of his name."""

EPITHETS = _words(
    """
    First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth
    Sixteenth Great Terrible Conqueror Confessor Magnificent Silent Pious Elder Younger Baptist
    """
)
"""What stands behind "the" at the end of a name: George the Second."""

REIGNING = {
    "m": _words("king emperor tsar czar monarch sovereign"),
    "f": _words("queen empress tsarina czarina monarch sovereign"),
}
"""What one who reigns is called, by gender."""

SPOKESMEN = _words("spokesman spokeswoman spokesperson")

BODIES = _words(
    """
    diet duma rada sejm reichstag bundestag knesset riksdag storting cortes
    committee party government council congress soviet soviets campaign ministry department office bureau
    board commission court union league federation association society institute institution university college
    school academy company corporation agency service police army navy parliament senate house cabinet
    administration assembly conference convention club church bank fund foundation group organisation
    organization network movement front guard guards regiment division battalion garrison fleet crew staff
    embassy tribunal bund post times journal gazette tribune herald news press star sun mail telegraph guardian
    observer review magazine chronicle courier dispatch globe independent register sentinel standard weekly
    daily inquirer examiner constitution center centre team coalition alliance project initiative authority
    chamber delegation opposition majority minority left right centre bench exchange
    trust military hospital charity
    """
)
"""Last words of the name of a body or periodical."""

THINGS = _words(
    """
    revolution war wars treaty armistice act works work life lives history letters theses thesis day days palace
    street avenue road square river bridge station hotel island sea ocean lake mountain hill hills valley park
    cathedral castle tower wall peace crisis point points manifesto dictionary magazine poems poem plays
    meditations anecdotes memoirs memoir essays essay tragedy comedy satire satires epistle preface prologue
    epilogue volume edition chapter page article amendment bill law code rights freedom liberty socialism
    communism bolshevism democracy capitalism dictatorship power states kingdom empire republic city county
    province district town village state east west north south front line railway airport building room hall
    bible testament psalm gospel christmas easter prize award medal championship league-table budget tax plan
    reform programme program policy deal agreement accord scandal affair trial debate debates primary primaries
    caucus caucuses election elections lessons trade punishment slavery
    """
)
"""Last words of names of what cannot speak."""

PLACES = _words(
    """
    russia germany france england britain italy spain america europe asia africa australia china japan india
    canada mexico cuba iran iraq israel syria egypt turkey greece poland ukraine finland sweden norway denmark
    holland netherlands belgium switzerland austria hungary bohemia prussia bavaria scotland ireland wales
    portugal brazil argentina pakistan afghanistan korea vietnam libya yemen washington london paris berlin
    vienna moscow petrograd petersburg rome madrid brussels geneva zurich zürich chicago boston york
    philadelphia baltimore detroit atlanta houston dallas seattle denver miami cleveland milwaukee texas ohio
    iowa florida california nevada arizona virginia carolina pennsylvania michigan wisconsin minnesota illinois
    indiana georgia alabama mississippi louisiana tennessee kentucky missouri kansas nebraska oklahoma colorado
    utah oregon maine vermont hampshire massachusetts connecticut jersey delaware maryland hawaii alaska montana
    idaho wyoming dakota oxford cambridge edinburgh dublin glasgow manchester liverpool birmingham bristol
    weimar leipzig dresden munich hamburg prague budapest warsaw kiev odessa kronstadt athens constantinople
    jerusalem venice florence naples milan amsterdam stockholm copenhagen helsinki lisbon beijing tokyo delhi
    calcutta bombay
    """
)
"""Countries and cities that news and histories name often; more are learned from "in" and "to" before them."""

FEMALE_ROLES = _words(
    """
    woman girl lady mother sister daughter aunt wife niece grandmother princess queen duchess landlady nurse
    maid spokeswoman businesswoman actress waitress hostess governess
    """
)
MALE_ROLES = _words(
    """
    man boy gentleman father brother son uncle husband nephew grandfather prince king duke baron count lord
    landlord fellow chap lad spokesman businessman policeman waiter
    """
)
SOURCES = _words(
    """
    voice account statement report letter pamphlet leaflet placard poster newspaper paper editorial headline
    website email memo lawsuit complaint document source inscription sign proverb saying crowd audience
    """
)
"""Role nouns for which no "he" or "she" stands."""
BE = _words("was were is are been be being")

PREDICATING = BE | _words("as like than become became")
"""Words behind which a description tells what somebody is."""

CLAUSAL = _words("when that which who as and but while where if because although though")
"""Words that a description does not reach across."""

PLURALS = ("cks", "ers", "ies")
"""Endings of plural names that are no single person's: Cossacks, Mariners, Ladies."""

GROUPS = ("ists", "ians", "icans", "iks", "iki", "crats", "ites", "ists", "ans")
"""Endings of plural names of adherents and peoples."""

TIMES = _words("day night morning evening afternoon week month year summer winter moment time hour occasion instant")
"""Nouns that tell when, and not who: "Rakin one day said"."""

MANY = _words("people men women children folk")
"""Several people, without an s."""

WRITERS = _words(
    "author writer historian biographer essayist critic chronicler narrator diarist correspondent reviewer"
)
"""Whom "the" with one of these nouns stands for has been quoted or is cited."""

ROLE_NOUNS = _words(
    """
    man woman boy girl child soldier sailor officer worker peasant student teacher professor doctor nurse lawyer
    attorney judge priest writer author poet historian journalist reporter correspondent editor critic observer
    observers friend colleague neighbour neighbor witness guard guards driver waiter servant maid butler
    landlord landlady shopkeeper captain lieutenant sergeant general colonel commander chairman secretary
    president minister deputy delegate leader member spokesman spokeswoman spokesperson official officials
    adviser advisor aide source sources expert experts analyst strategist consultant manager director engineer
    clerk mechanic farmer fisherman merchant trader banker father mother brother sister son daughter uncle aunt
    wife husband cousin nephew niece grandmother grandfather stranger gentleman lady visitor guest passenger
    traveller voice crowd audience people voters protesters demonstrators supporters police policeman prisoner
    warder warders cadet cadets soldiers sailors workers peasants men women students citizens critics readers
    someone somebody everyone everybody nobody newcomer prince princess king queen duke duchess baron count lord
    governor senator congressman candidate nominee veteran activist organizer organiser resident interviewer
    examiner questioner narrator speaker ambassador envoy tutor captain-general inspector detective constable
    agent biographer novelist playwright philosopher scientist researcher researchers scholar scholars economist
    physician surgeon pastor preacher rabbi bishop pope account statement report letter pamphlet leaflet placard
    poster newspaper paper editorial headline website email memo lawsuit complaint document source inscription
    sign proverb saying ghost fellow chap lad youngster youth guide sergeant-major cook gardener porter
    conductor commissar bookseller printer publisher orator lawmaker businessman rival opponent
    mayor chancellor premier commissioner councillor councilman prosecutor superintendent principal dean
    chairwoman chairperson founder co-founder owner boss executive employee receptionist caller broadcaster presenter
    host actor actress singer musician composer painter sculptor artist photographer designer architect filmmaker
    producer comedian chef coach trainer player midfielder striker goalkeeper defender skipper athlete champion pilot
    firefighter paramedic survivor victim patient suspect defendant plaintiff teenager widow widower parent parents
    businesswoman entrepreneur campaigner psychologist psychiatrist biologist chemist physicist astronomer
    mathematician curator librarian archivist translator essayist diarist monk nun abbot
    sentry partner collector dutchman frenchman englishman scotsman scotchman irishman spaniard commandant provost
    footman postman baronet politician corporal inmate brethren inhabitant inhabitants citizen bailiff socialist
    socialists ladies gentlemen sexton coachman barber tailor weaver miner miners seaman boatswain traveler pilgrim
    friar curate prelate chaplain deacon missionary consul courtier squire knight nobleman magistrate juror jurors
    barrister solicitor warden gaoler jailer trooper troopers gunner messenger bystander bystanders onlooker onlookers
    spectator spectators listener tenant shepherd hunter blacksmith carpenter baker butcher grocer broker cashier typist
    operator foreman workman workmen labourer labourers laborer laborers agitator heckler columnist dramatist dancer
    proprietor employer employers bureaucrat representative alderman viceroy earl countess baroness emperor empress czar
    tsar sultan cardinal archbishop abbess admiral marshal ensign insurgent conspirator refugee refugees immigrant
    settler colonist explorer surveyor geographer botanist midwife dentist lecturer schoolmaster pupil undergraduate
    rector vicar parson grandson maiden spinster orphan preachers prisoners officers
    """
)
"""Nouns that tell a speaker without naming one."""

DETERMINERS = _words(
    """
    a an the one another some his her their my our its this that these those each every several many two three
    four five most other certain old young
    """
)

MALE_NAMES = _words(
    """
    john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
    raymond patrick jack dennis jerry tyler aaron henry peter adam nathan zachary walter harold kyle carl arthur
    roger keith jeremy lawrence terry albert joe sean willie jesse austin bruce ralph roy eugene louis philip
    johnny billy bobby harry fred howard leon vladimir ivan nikolai sergei boris mikhail pavel dmitri alexei
    oskar otto hans karl friedrich wilhelm heinrich jean pierre jacques francois marcel victor hugo luis carlos
    juan jose pedro antonio marco giovanni giuseppe ernest leopold augustus edmund edgar oliver horace oscar
    cecil rupert gilbert sherlock watson tom tim jim bob bill ted ed sam ben dan mike steve dave rick marc mitt
    barack bernie jeb rand chris tony reince corey newt rudy isaac abraham moses elijah noah hector julius
    ambrose basil ezra ira silas claude clive derek dick dudley dwight earl elliot ferdinand francis gerald
    giles godfrey graham guy hubert humphrey ian jasper jonas josiah julian kurt lionel luke marcus martin max
    miles milton montague murray neil nigel norman owen percy quentin reginald rex rodney roland rufus simon
    stuart sydney theodore toby vincent wallace warren wesley wilfred xavier
    """
)
FEMALE_NAMES = _words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret
    ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia
    dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra rachel
    carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina
    joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann anne
    jean alice julia grace judy marie rosa louise nadezhda alexandra natalia olga tatiana vera ludmila inessa
    hillary carly kellyanne melania ivanka elena sonia loretta huma donna debbie megyn gretchen florence
    beatrice rose jane eliza charlotte harriet fanny lucy ellen agnes edith clara bertha adelaide caroline
    sophia isabella georgiana matilda rosalind cordelia ophelia juliet miranda penelope phoebe daphne chloe zoe
    abigail adele amelia audrey beth bridget cecilia daisy deirdre dinah dora eleanor elsie esther ethel eva eve
    flora frances gertrude gwendolen hester hilda ida irene ivy jemima joanna josephine katharine kate lavinia
    leah lena lily lydia mabel madeleine marian marianne marilla marjorie maud may mercy mildred millicent mina
    minnie miriam molly muriel nora pauline peggy polly priscilla rosamond rosemary sally sheila stella susannah
    sylvia theresa una ursula valerie violet winifred
    """
)

CALENDAR = _words(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday"""
)
"""Days and months: after "in" or "on" no given names."""

NEVER_NAMES = _words(
    """
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday english french german russian american british italian spanish latin greek
    european christian jewish muslim catholic protestant bible god heaven christmas easter chapter page vol note
    notes part section book appendix figure table act scene university street avenue road square i ii iii iv v
    vi vii viii ix x xi xii ib ibid op cit see post ante sir madam ma'am sirs yes no oh ah well a.d b.c am pm ok
    okay footnote footnotes sidenote illustration
    """
)

STOP_WORDS = _words(
    """
    a about above according after again against all almost along already also although always am among an and
    another any anyone anything are around as asked at away back be because been before behind being below
    beside besides between beyond both but by can certainly could despite did do does down during each earlier
    either else even eventually ever every everyone everything except few finally first five for former four
    from further get given had has have having he hence her here hers herself him himself his how however i if
    in indeed inside instead into is it its itself just last lastly late later latter least less let like
    likewise long many may maybe me meanwhile might mine more moreover most much must my myself near nearly
    needless neither never nevertheless new next no nobody none nor not nothing now of off often oh on once one
    only onto
    or other others otherwise our ours out outside over own perhaps quite rather really said same saw second see
    seeing seems several shall she should similarly since six so some somebody somehow someone something
    sometimes somewhere soon still such suddenly than that the their theirs them themselves then there
    thereafter therefore these they third this those though three through throughout thus till to today together
    told tomorrow tonight too toward towards two typical under unless unlike until up upon us usually very was
    we well were what whatever when whenever where whereas whether which while who whoever whom whose why will
    with within without would writing yes yesterday yet you your yours ill well don't it's i'm i've i'll he's
    she's that's there's what's can't won't didn't isn't let's you're we're they're you've we've they've
    concerning regarding respecting notwithstanding whereupon thereupon hereupon hitherto henceforth nonetheless
    furthermore presumably
    """
)
"""Words that start sentences and no names."""
