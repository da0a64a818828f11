"""Norwegian (bokmål): what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

QUESTIONS_TITLE = "Spørsmål og svar"
WELCOME_TITLE = "Velkommen"
TALK_TITLE = "Presentasjon"
AND = "og"

FILLERS = "øh øhm eh ehm æh hm hmm mm mhm"
LEADERS = """
    så og ja jo ok okei okay men nå altså bra greit jaha nettopp hei unnskyld deretter dessuten for det nei tja fint
    perfekt supert til slutt endelig
"""
JOINS = "fordi som hvilket mens selv hvis når da men så før etter siden for"
BEFORE_NOUN = """
    en ei et den det denne dette disse vår vårt våre min mitt mine deres sin sitt sine hver hvert av på om med for fra
    i mellom hos til
"""
NUMBERS = """
    en ei et én ett to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten atten tjue tyve
    tjuefem tretti tredve førti femti seksti sytti åtti nitti hundre tusen million millioner halv halvannet halvannen
    dusin noen par
"""
STOP = """
    alle allerede alltid alt altså andre annen annet at av bak bare begge ble blir bli blitt bort bra bruker burde
    både da de deg dem den denne der deres derfor dere det dette din dine disse ditt du dit eller en enda enn er et
    ett etter faktisk fant fikk fin fire flere for fordi foran fra fram frem før først første få får gang ganske ga gi
    gir gikk gjennom gjorde gjort gjør gjøre god godt gå går ham han hans har hadde ha hele heller helt henne hennes
    her hos hun hva hvem hver hvilken hvilket hvilke hvis hvor hvordan hvorfor i idag igjen ikke inn ingen ingenting
    inne inni intet ja jeg jo kan kanskje kom komme kommer kunne la lage litt liten lite man mange med meg meget
    mellom men mens mer mest min mindre mine mitt mot mye må måtte ned nei noe noen nok nå ny nye når nødt neste og
    også om omkring opp oss over på riktig sa samme se seg selv selvfølgelig ser siden siste sin sine sitt si sier
    skal skulle snart som sted står så sånn ta tar takk til ting tok tror ut under uten var ved vel veldig vi vil
    ville virkelig vår våre vårt være vært år spørsmål spørsmålet spør skriver chatten chat spurt heter synes tenker
    tenkte gjerne vite ofte lurer handler bedre
"""

CUES = {
    "welcome": """
        god|go morgen|dag|formiddag|ettermiddag|kveld !
        godmorgen|goddag ?alle !
        ^hei|heisann ?og ?på alle|allesammen|sammen|dere !
        hjertelig|varmt velkommen|velkomne !
        velkommen|velkomne ?alle ?sammen ?allesammen ?tilbake ?til !
        jeg heter / mitt navn er / navnet mitt er
        jeg er ?deres|dagens moderator|vert|ordstyrer !
        dagens|månedens taler|gjest|webinar|foredragsholder|verktøy|tema|metode
        vi er # deltakere|personer|stykker|på|med
        glad|glade|hyggelig|fint|moro for|over|å|at .. presentere|ønske|ha|se !
        før vi går|starter|begynner ! / la meg presentere !
        i dag skal vi høre|få !
    """,
    "house": """
        mikrofon*|kamera|kameraet|kameraer|mute*|mutet|lyden|lyd
        kan|hører|ser dere|du|alle høre|se|meg|skjermen|bildet !
        høre|se meg|skjermen|lysbildene|oss|bildet
        dele|deler ?jeg ?min|skjermen skjerm|skjermen !
        skru|slå|slått ?av ?mikrofon* ?av ?lyden
        vente|venter|vent .. minutt|minutter|øyeblikk|litt !
        spørsmål ?gjerne i chatten !
        skriv|still .. spørsmål|chatten !
        blir|tas|tar ?det|vi ?fortsatt tatt|opp !
        opptak|opptaket
        lenken|linken|forbindelsen|knappen
        logger|ringer|kobler på|inn|seg
        det mangler|kommer ?fortsatt ?stadig noen|flere
    """,
    "floor": """
        ordet|scenen|skjermen er ditt|din|deres|fritt !
        gir|overlater|sender .. ordet|over|videre|til !
        over til deg|dere ! / værsågod ! / vær så god !
        du|dere har ?cirka ?omtrent # minutter
        velkommen NAME !
    """,
    "start": """
        ^takk ?skal ?du ?ha NAME
        takk for .. invitasjonen|introduksjonen|ordet|muligheten|at !
        takk for at jeg|vi får|fikk !
        jeg vil|skal ?nå ?gjerne|kort fortelle|snakke|vise|prøve|starte|begynne|prate !
        jeg tenkte ?å|jeg fortelle|snakke|vise|starte|begynne !
        dag vil|skal jeg / la meg starte|begynne !
        jeg|vi starter|begynner ?med
        håper ?at dere|du kan|ser|hører !
        det dere|du ser ?her !
        jeg jobber|arbeider|er ?til ?daglig
        vår|historien historie|klynge|vår
    """,
    "close": """
        det var ?alt ?hva|det|det ?jeg|vi|fra|for ?meg|oss|hadde !
        var|er det|alt ?hva ?jeg|vi hadde|ville|fra !
        her|der slutter|stopper jeg|vi !
        takk for ?deres oppmerksomheten|oppmerksomhet|ordet|meg|oss !
        takk for at dere lyttet|hørte|ville !
        siste|min ?siste lysbilde|bilde|side|bildet|lysbildet !
        kontaktinformasjon* / svarer .. gjerne på !
        tar .. gjerne .. spørsmål ! / med det !
    """,
    "qa": """
        tid|klar|klare|videre|over|går|gå|åpner|åpne|åpent|kommer ?vi ?nå ?opp ?over ?til|for \
            spørsmål|spørsmålene|spørsmålsrunden|spørrerunden !
        spørsmålsrunde*|spørrerunde*|spørretime* !
        spørsmål og svar !
        har dere|noen|du ?noen ?et spørsmål !
        er det ?noen ?flere|som ?har spørsmål !
        noen|flere|andre ?flere|andre spørsmål
        flere|mange|noen|et|# ?par|stykker|del spørsmål .. chatten|kommet|inn
        spørsmål .. i|fra chatten|salen|deltakerne !
        leser|lese ?jeg|dem ?opp|høyt
        samlet .. spørsmål|sammen|opp
        hvem vil starte|begynne|først
        rekk|rekke hånden|opp|hånda !
        ser|kikker|kikke .. i|på chatten / ordet .. fritt !
        si hvem|hvor dere / ta|tar ?bare|gjerne ordet
        diskusjon
    """,
    "ask": """
        spørsmål|et|ett|en|den|det|første|andre|tredje|neste|siste|kommer|oppfølger .. fra|av NAME ?som \
            ?spør|skriver|lurer !
        neste|første|siste ?spørsmål er NAME !
        spørsmål fra en|ei|et|noen|salen|chatten|én !
        spørsmålet ?som er|lyder|kom|kommer|handler !
        ^NAME spør|spurte|skriver|skrev|lurer|lurte|sier|undrer !
        ^NAME ?fra|hos|i .. spør|skriver|lurer|undrer|vil !
        ^NAME vil ?også ?gjerne vite|høre|spørre !
        ^NAME har|hadde ?også ?et spørsmål|hånden|oppfølgingsspørsmål !
        spør|skriver|lurer NAME !
        vil NAME ?også ?gjerne vite|høre|spørre !
        har NAME skrevet|spurt|et !
        noen|en|én|deltaker|anonym ?deltaker ?her ?som spør|skriver|vil|lurer !
        oppfølgingsspørsmål*|oppfølger|tilleggsspørsmål* !
        neste|siste|første|andre|tredje|enda|ytterligere ?et spørsmål !
        et spørsmål ?til ?her fra|i|om|til !
        det|her|så er|kom|kommer|kommet|ligger|har ?vi ?også|inn et|enda|ett ?et spørsmål|fra|til !
        i chatten spør|skriver|står|kommer|er|kom|lurer|blir !
        blir|ble det ?også spurt !
        ^NAME du|værsågod har|hadde|ville|rakte|værsågod !
    """,
    "jump": """
        unnskyld|beklager|får|kan ?at|jeg ?bare|få avbryter|avbryte|spørre|bryte|bryter|skyte !
        jeg har|hadde|fikk .. spørsmål !
        et ?raskt|kort|lite spørsmål ?bare !
        jeg lurer|lurte|undrer ?bare ?på !
        jeg vil|kunne|skulle ?gjerne|bare ?ha høre|vite|spørre|visst|hørt !
        spørsmål fra meg|oss ! / hos oss / hei .. her|fra
    """,
    "self": """
        jeg heter NAME / hei|ja|goddag det ?her er NAME
        det ?her er NAME fra|hos|her|igjen
        ^NAME igjen / ^NAME her / mitt navn er NAME
    """,
    "resume": """
        hvor var|kom jeg|vi / tilbake til / som jeg sa
        fortsetter|fortsette|videre
        ^okei|okay|ja|så|bra da|så|videre|hvor|tilbake
    """,
    "reply": """
        ^godt|bra|fint|interessant|viktig|veldig|vanskelig ?godt|bra spørsmål
        bra|godt ?at du|dere|spurt spør / takk for spørsmålet
        ^ja|nei|jo|absolutt|nettopp|selvfølgelig|definitivt|aldri|akkurat|naturligvis|ikke
        ^det kommer an / ^det spørs|avhenger
        ^det er ?et ?veldig godt|vanskelig|interessant|viktig|bra
        ^jeg tror|synes|ville|vil
        ^både|ærlig|oftest|noen|delvis|mest|helt
    """,
    "ack": """
        ^takk
        ^okei|okay|fint|supert|perfekt|bra|flott
        det ?låter var|er bra|klart|interessant|fint|tydelig|svar
        jeg forstår|skjønner
    """,
    "thanks": """
        ?mange|tusen|hjertelig takk ?skal ?du|dere ?ha NAME
        mange|tusen|hjertelig takk !
        takk for .. presentasjonen|innlegget|foredraget|gjennomgangen|spennende|fortellingen|presentasjon|innlegg !
        det|dette var ?virkelig|veldig|svært ?et spennende|interessant|tydelig|bra|inspirerende|klart|flott !
        for en|ei historie|presentasjon !
    """,
    "none": """
        ikke|ingen ?noen|flere|andre|ytterligere ?flere spørsmål !
        chatten er ?helt tom|stille !
        ingenting|ikke|tomt .. i chatten !
        det er|kommer ikke|ingen flere|mer !
        ingen ?som har|spør spørsmål !
    """,
    "bye": """
        hadet|farvel ! / ha det ?så|bra|godt|fint ! / hei hei
        vi ses|sees|høres|snakkes ?igen|igjen !
        på gjensyn !
        takk for at|i ?dere|alle|dag ?dag .. med|kom|deltok|lyttet|var|hørte !
        takk for ?deres|i deltakelsen|oppmøtet|deltagelsen|dag|følget !
        takk til alle|dere|begge ! / takk igjen !
        ha|ønsker .. fin|god|fortsatt|riktig ?god dag|kveld|helg|ettermiddag|uke|videre !
        det var ?alt|det ?for i|dag dag|webinar !
        slutter|slutte|avslutte|avslutter|runder|runde|stenge|stenger ?vi ?av ?nå|her|webinaret|dagens
        tiden er ?nå ute|slutt|gått|over !
        ikke mer tid ! / vi er ferdige
        neste webinar|gang|måned
        lysbildene|opptaket|materialet|presentasjonen|bildene .. legges|ligger|kommer|sendes|sender|blir|finnes|ut
        ta vare !
        må vi|jeg ?dessverre ?nesten slutte|avslutte|stoppe|runde !
    """,
    "break": """
        kort|kaffe|ti|fem|minutters pause !
        tar|ta .. pause|kaffepause !
        kaffepause|lunsjpause|beinstrekk !
        tekniske problemer|trøbbel !
    """,
    "topic": """
        mine|mitt|våre|noen|et ?par ?korte|små|gode|viktige|enkle|praktiske råd|tips|anbefalinger|erfaringer
        # ?par ?korte|små|gode|viktige|enkle|praktiske råd|tips|anbefalinger|erfaringer
    """,
    "refers": """
        ^det|de|den|dette|disse|begge er|var|har|hadde|ble|blir|kan|kunne|skal|skulle|vil|ville|gjør|gjorde|kom|kommer|\
            fikk|får|skjedde|skjer|hjalp|betyr|gir|ga|koster|kostet|virket|virker|fungerte|også
        ^han|hun|dem
        ^en|et|én|noen|ingen|alle|begge|to av dem|disse
    """,
    "frame": """
        la meg|oss ?nå ?først begynne|starte ?nå ?først med !
        vi|jeg ?vil begynner|starter|begynne|starte ?nå ?først med !
        nå ?kommer ?vi til !
        la meg ?nå ?også ?kort vise|fortelle|forklare|beskrive|gå|si|ta ?gjennom|litt|noe ?dere|om ?om !
        ?jeg ?vi vil|skal ?jeg|vi ?nå ?også ?gjerne|kort snakke|fortelle|gå|prate|vise|si|se|kikke \
            ?litt|noe|videre|dere om|til|på|gjennom !
        et|par|noen ?par ?siste ord om !
        la oss ?nå ?først se|kikke|gå|ta|snakke ?nærmere ?over ?på|om|til !
        litt|noe|kort om !
        går|gå|kommer|over ?vi|jeg ?nå ?videre|over|så til !
        her|nå er|kommer ?så !
        neste|andre|tredje|siste|første|den del|avsnitt|punkt|lysbilde|kapittel handler|er|gjelder ?om !
        når det gjelder / hva med / og så|nå det|de ?her med
    """,
    "shift": """
        ^neste|endelig|avslutningsvis|sist|dessuten|videre|først|dernest !
        ^så|nå|okei|okay
        ^for å slutte|oppsummere|starte|avslutte !
        ^til slutt !
        ?neste|siste|andre|tredje lysbilde|bilde|del|punkt|trinn|steg !
        jeg tar|fortsetter over|med|videre !
        så mye|langt om|var ! / det var .. om|delen
        ^etter|i|under|de ?det ?den første|siste|# år|året
        ^hva|hvorfor|hvordan|hvem|når gikk|gjør|gjorde|er|var|kan|koster|begynte|startet|skal|har|skjer|skjedde|\
            fikk|vi|ville|kom|foregår !
        hvis|om dere|du|noen|man ?nå|selv|så vil|skal|tenker|har|vurderer|ønsker !
        og til|for ?dere|de ?de andre
        resultat*|tallene|utbyttet / tilbake til / for eksempel
        forresten
    """,
    "open": """
        ^hva|hvorfor|hvordan|hvem|hvilke|hvilken|hvilket|hvor|når
        ^har|kan|kunne|ville|vil|må|er|gjør|skal|finnes|vet|behøver|tar|kjenner|ble|var|virker|gjelder|får|bruker|\
            trenger du|dere|man|det|den|de|vi|deres|noen
        hvor|hvordan|hva|hvorfor|hvem mye|mange|lenge|ofte|gjør|er|går|koster|skjer|kan|skal|ville|har|håndterer|\
            stor|lang|gjorde|med|hvis|fikk|får
        eller er|har|kan|skal|gjør|var
        kan|kunne|har|vil dere|du|man
    """,
    "you": "du\ndere\ndeg\ndin\nditt\ndine\nderes",
    "we": "vi\nvår\nvårt\nvåre\noss\njeg",
    "beneficiaries": """
        er ?først|mest|bare|særlig for .. bedrifter|virksomheter|gründere|medlemmer|selskaper|ledere|kvinner|studenter !
        våre medlemmer|deltakere|bedrifter|medlemsbedrifter|kunder ?mest er|kommer !
        nystartede|nye bedrifter|selskaper|virksomheter
        hvem .. er|for|henvender|passer|nytte|kan|får
        henvender|retter|rettet ?vi|seg ?seg|oss ?særlig|først ?og ?fremst ?til|mot !
        målgruppe* !
        beregnet|tenkt|laget|utviklet|ment ?særlig|primært ?for|på|til !
        nytte|glede|utbytte av ! / gagner
        små|mindre|mellomstore ?og ?mellomstore bedrifter|selskaper|firmaer|virksomheter !
        for|til ?små ?mindre bedrifter|selskaper|personer|kvinner|studenter|ledere|medlemmer|medarbeidere|ansatte|\
            forskere|gründere|virksomheter med|som|i|hvor|der
        bedrifter|selskaper|medlemmer|deltakere|virksomheter|firmaer med|mellom|under|opp|på|fra ?færre|mindre|mer \
            ?enn|til # !
        ansatte|medarbeidere / småbedrift*|smb* !
        deltakerne ?er|kommer|var / åpent|åpen for !
        hjelper ?små ?de bedrifter|dem|medlemmer
    """,
    "goals": """
        formålet|målet|målene|hensikten|ambisjonen|tanken|ideen|idéen|poenget|meningen|visjonen ?med|er|var|har|bak !
        formål|mål|merverdi|merverdien|verdien|gevinst|gevinsten|utbytte|utbyttet|nytten
        vi ville|vil|ønsket ?gjerne !
        for at|å ?de|vi ?skulle|skal lære|få|skape|styrke|øke|finne|bli|minske|forbedre
        slik|sånn|så at / resultat*|effekt*|virkning* !
        ført|førte|fører til !
        økt|økte|øker|vokst|vokste|doblet|spart|sparte|redusert
        siden da|den|starten|dengang
        # .. nye|bedrifter|samarbeid|prosjekter|jobber|avtaler|kunder|kontrakter|produkter .. \
            har|fikk|ble|kommet|startet|fått
        prosent av|flere|mer|færre|sa|har|sier
        hvorfor .. vi|begynte|startet|gjør
        oppnådd|oppnå / på markedet
    """,
    "operative": """
        # ?og ?en ?et ?eller ?til ?# minutter|timer|time|dager|dag|uker|uke|måneder|måned|år|kvelder|halvdager|\
            møter|trinn|steg|faser|moduler|workshoper|ganger|samlinger
        # ?tusen|hundre|millioner kroner|euro|kr !
        koster|kostnad*|kostet|utgift*|budsjett*|pris|prisen|avgift*|finansier*|betaler|betales|betalt|penger|\
            pengene|tilskudd|støtte !
        det|hele|alt tar|varer !
        tar .. timer|dager|uker|måneder|minutter|tid !
        per|pr|hver|i|én|en ?gang ?i dag|uke|måned|år|bedrift|deltaker|time|året|måneden|uka|uken
        fulltid*|heltid*|halvtid*|deltid*|stilling|årsverk
        trenger|krever|bruker|kreves|trengs ?man|dere|vi|det en|ei|et|to|tre|#|én
        person|prosjektleder|koordinator|kollega|konsulent|fasilitator|team som|på|fra|hos
        avtale|kontrakt|søknad|skjema|spørreskjema
        ^først|så|deretter|etterpå|etter|dernest ?får|kommer|møter|går|har|gjør|sender|setter \
            vi|de|det|bedriften|bedriftene|man|deltakerne
        trinn|steg en|to|tre|én|# ! / grupper på|av # !
        fra .. til .. tar|det / opp til #
        foregår|slik|sånn det|her|foregår !
        vi sender|inviterer|møter|besøker|spør|samler|velger|tilbyr|arrangerer|holder|kjører|starter|bruker|ringer
        klokka|klokken #
    """,
    "lessons": """
        feil|feilen|feilene|tabbe*|bommet|mislykke* !
        gikk|går|gått ?helt galt|skeis|dårlig !
        lærdom*|læring*|lekse*|erfaring* !
        vi|jeg ?har ?har lært|lærte|undervurderte|undervurdert|overvurderte|glemte|feilvurderte|angrer !
        gjøre|gjort|gjør ?vi .. annerledes !
        ville ?vi|jeg ikke|ha|aldri !
        virket|virker|fungerte|fungerer|funket|gikk ikke|aldri|dårlig !
        problemet|vanskeligheten|utfordringen|hindringen|fella|fellen|vanskeligste|største ?var|er|med !
        vanskelig|vanskeligere|tøft|slitsomt|overrasket|overraskende
        i|fra begynnelsen|starten
        vi trodde|antok|forventet|regnet !
        så|derfor|siden|nå .. nå|derfor / burde|skulle ha !
        først senere|etterpå|da / det viste seg !
        etterpåklokskap*|ettertid !
        for mange|mye|sent|tidlig|få|langt|lange|stort|stor|store|små|fort|komplisert|vanskelig !
        aldri mer|igjen !
    """,
    "howto": """
        tips|tipset|råd|rådet|rådene|anbefaling*|anbefaler !
        sørg|pass ?alltid|også|på|for ?for|på|at !
        vær nøye|tydelig|ærlig|tydelige|ærlige|forsiktig|modig|modige|forberedt|obs|sikker !
        hvis|om dere|du|man .. vil|skal|tenker|vurderer|kopiere|starte|starter !
        ^start|begynn|velg|ta|finn|spør|inviter|besøk|ring|snakk|gå|skaff|sett|hold|la|gi|bruk|planlegg|skriv|bygg|\
            sjekk|tenk|forsøk|prøv|test|mål|lær|send|vis|fortell|forbered|husk|bestem|involver|unngå|begrens|\
            bestill|lytt|legg|gjør|ansett|be|regn|følg !
        ?og la|ta|legg|ha|glem|start|vent|undervurder|inviter|selg|be|lov|begynn ?vær ikke|aldri !
        ^aldri|alltid
        dere|du|man bør|må|skal|kan|trenger ?ikke|alltid|aldri|også|ha|starte
        det er viktig|avgjørende|lurt|best|bedre|verdt å|at !
        viktig|viktigste|nøkkelen|hemmeligheten er|at|å
        tommelfingerregel* ! / glem|husk ikke|å|at !
        mitt|vårt|mine|våre råd|tips|anbefaling|beste !
    """,
    "s3": """
        smart spesialisering !
        spesialisering*|spesialiseringsstrategi* !
        s3|s 3|ris3|s tre !
        regionale|regional|regionens|fylkets|fylkeskommunens|kommunens strategi*|prioritering*|utviklingsstrategi*|\
            utviklingsplan*|satsingsområde*|innovasjonsstrategi*|næringsstrategi*|politikk* !
        satsingsområde*|styrkeområde*|innovasjonsstrategi* !
        strategi* / regionen|fylkeskommunen|fylket
        prioriterte|prioritert områder|område !
    """,
    "other_clusters": """
        andre|annen|to|tre|fire|flere|noen ?andre klynger|klynge|klyngeorganisasjoner|nettverk|klyngene !
        *klyngen|*klynga i|på|fra|over
        med .. *klyngen|*klynga|*klynge|*klynger
        klynger|klyngen|klynga|klyngene|klynge i|på|fra|over|som|har|rundt !
        sammen|samarbeider|samarbeid|samarbeidet|utveksler|utveksling|deler|bytter ?vi ?med .. \
            *klynge|*klyngen|*klynga|klynger|klyngen|klynga|nettverk|nettverket|klyngeorganisasjon* !
        klyngekolleg*|søsterklynge*|naboklynge*|klyngesamarbeid*|klyngeleder*|partnerklynge* !
        klynge* .. kopiert|kopierte|overtatt|bruker|kjører|innført|lånt|sluttet !
    """,
}
