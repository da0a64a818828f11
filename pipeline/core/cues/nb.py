"""Norwegian (bokmål): what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

from pipeline.core.cues.card import nb as card

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
        god|go morgen|dag|formiddag|ettermiddag|kveld ! / godmorgen|goddag ?alle !
        ^hei|heisann ?og ?på alle|allesammen|sammen|dere ! / hjertelig|varmt velkommen|velkomne !
        velkommen|velkomne ?alle ?sammen ?allesammen ?tilbake ?til ! / jeg heter / mitt navn er / navnet mitt er
        jeg er ?deres|dagens moderator|vert|ordstyrer !
        dagens|månedens taler|gjest|webinar|foredragsholder|verktøy|tema|metode
        vi er # deltakere|personer|stykker|på|med
        glad|glade|hyggelig|fint|moro for|over|å|at .. presentere|ønske|ha|se ! / før vi går|starter|begynner !
        la meg presentere ! / i dag skal vi høre|få ! / velkommen til|skal|i ! / jeg er|heter NAME ?og|fra|på
        for dere|de som|nye|ikke
        dagens|kveldens|månedens gjest|innlegg|klynge|halvtime|vert ! / vi er|tror på|i|live|inne|gang|en|# ?nå
        klokka|klokken er|ble ?nå # / hei|god morgen|dag|hei|igjen|alle|dere !
        kjære alle|kolleger|medlemmer|venner ! / litt|noen|bare praktisk|praktiske|ord / i dag har|er|skal vi|det
    """,
    "house": """
        mikrofon*|kamera|kameraet|kameraer|mute*|mutet|lyden|lyd
        kan|hører|ser dere|du|alle høre|se|meg|skjermen|bildet ! / høre|se meg|skjermen|lysbildene|oss|bildet
        dele|deler ?jeg ?min|skjermen skjerm|skjermen ! / vente|venter|vent .. minutt|minutter|øyeblikk|litt !
        spørsmål ?gjerne i chatten ! / skriv|still .. spørsmål|chatten ! / blir|tas|tar ?det|vi ?fortsatt tatt|opp !
        opptak|opptaket / lenken|linken|forbindelsen|knappen / logger|ringer|kobler på|inn|seg
        det mangler|kommer ?fortsatt ?stadig noen|flere / opptaket|vi går|er|tar|i ?gang|opp ?dette / det står rec
        ha|hold|sett mikrofonen|mikrofonene|lyden|kameraet ?av|på|avslått ! / mikrofonene|mikrofonen er|av|avslått !
        slapp|slipper inn|jeg / passer|følger|ser .. chatten
        noen|flere som|er ?skulle ?blir|på forsinka|forsinket|vei
    """,
    "floor": """
        ordet|scenen|skjermen er ditt|din|deres|fritt ! / gir|overlater|sender .. ordet|over|videre|til !
        over til deg|dere ! / værsågod ! / vær så god ! / du|dere har ?cirka ?omtrent # minutter / velkommen NAME !
        ordet|scenen|skjermen er|går ditt|din|til|over ! / kom an|igjen / begynn|start|kjør du|da|bare|på !
        da er det deg|din|dere ! / over til NAME !
    """,
    "start": """
        ^takk ?skal ?du ?ha NAME / takk for .. invitasjonen|introduksjonen|ordet|muligheten|at
        takk for at jeg|vi får|fikk !
        jeg vil|skal ?nå ?gjerne|kort fortelle|snakke|vise|prøve|starte|begynne|prate !
        jeg tenkte ?å|jeg fortelle|snakke|vise|starte|begynne ! / dag vil|skal jeg / la meg starte|begynne !
        jeg|vi starter|begynner ?med / håper ?at dere|du kan|ser|hører ! / det dere|du ser ?her !
        vår|historien historie|klynge|vår
        jeg|da starter|begynner|tar ?jeg ?nå|bare med|et|en|ei|ved !
        jeg tenkte|vil|skal|prøver ?jeg ?å|bare fortelle|begynne|starte|vise|prate|prater !
        kan|ser|hører dere ?se|høre ?den|det|bildet|meg / dere ser|skal ?nå|her / bilde|bilder|bildet ?av|her|på
        hvor skal|man|jeg begynne
    """,
    "close": """
        det var ?alt ?hva|det|det ?jeg|vi|fra|for ?meg|oss|hadde / var|er det|alt ?hva ?jeg|vi hadde|ville|fra !
        her|der slutter|stopper jeg|vi !
        takk for ?deres oppmerksomheten|oppmerksomhet|ordet|meg|oss ! / takk for at dere lyttet|hørte|ville !
        siste|min ?siste lysbilde|bilde|side|bildet|lysbildet ! / kontaktinformasjon* / svarer .. gjerne på !
        tar .. gjerne .. spørsmål ! / jeg|vi er ferdig|ferdige ! / tilbake|over til deg|dere|NAME !
        siste|mitt ?siste bilde|lysbilde|ord|punkt|sluttbilde / jeg hadde en|ikke ?mer|ting ?til|mer
    """,
    "qa": """
        tid|klar|klare|videre|over|går|gå|åpner|åpne|åpent|kommer ?vi ?nå ?opp ?over ?til|\
            for             spørsmål|spørsmålene|spørsmålsrunden|spørrerunden !
        spørsmålsrunde*|spørrerunde*|spørretime* ! / spørsmål og svar ! / har dere|noen|du ?noen ?et spørsmål !
        er det ?noen ?flere|som ?har spørsmål ! / noen|flere|andre ?flere|andre spørsmål
        flere|mange|noen|et|# ?par|stykker|del spørsmål .. chatten|kommet|inn
        spørsmål .. i|fra chatten|salen|deltakerne ! / samlet .. spørsmål|sammen|opp / hvem vil starte|begynne|først
        rekk|rekke hånden|opp|hånda ! / ser|kikker|kikke .. i|på chatten / ordet .. fritt ! / si hvem|hvor dere
        ta|tar ?bare|gjerne ordet / diskusjon
        minutter|tid|tida ?igjen til|igjen|på|spørsmål|prat ?spørsmål
        nå kan|er|har|får dere|det|vi|man spørre|tid|spørsmål|# ! / hånd|hender|hånda|hånden opp|oppe|i|der
    """,
    "ask": """
        neste|første|siste ?spørsmål er NAME ! / spørsmål fra en|ei|et|noen|salen|chatten|én !
        spørsmålet ?som er|lyder|kom|kommer|handler ! / ^NAME spør|spurte|skriver|skrev|lurer|lurte|sier|undrer !
        ^NAME ?fra|hos|i .. spør|skriver|lurer|undrer|vil ! / ^NAME vil ?også ?gjerne vite|høre|spørre !
        ^NAME har|hadde ?også ?et spørsmål|hånden|oppfølgingsspørsmål ! / spør|skriver|lurer NAME !
        vil NAME ?også ?gjerne vite|høre|spørre ! / har NAME skrevet|spurt|et !
        oppfølgingsspørsmål*|oppfølger|tilleggsspørsmål* !
        neste|siste|første|andre|tredje|enda|ytterligere ?et spørsmål ! / et spørsmål ?til ?her fra|i|om|til !
        det|her|så er|kom|kommer|kommet|ligger|har ?vi ?også|inn et|enda|ett ?et spørsmål|fra|til !
        i chatten spør|skriver|står|kommer|er|kom|lurer|blir ! / blir|ble det ?også spurt !
        ^NAME du|værsågod har|hadde|ville|rakte|værsågod !
        jeg|vi ser|har|kan ?se ?en|et|én|også|NAME ?en hånd|spørsmål|hånda|oppe !
        det er|sitter|kommer|ligger|står|var ?også|bare|nå en|et|én|noe|noen|ei ?her ?uten i|navn|fra|hånd|\
            chatten|der|som !
        noen|en|han|hun|de|vedkommende ?også|så|her spør|skriver|vil|lurer|undrer ?på|hva|hvor|om|hvordan|hvorfor|\
            vite !
        spør|skriver|lurer|vite|står ?det ?på hva|hvor|om|hvordan|hvorfor|hvem|når|er|kan|har
        i|fra chatten ?er|fra|kommer|her|står|ligger ! / uten navn ! / én|en|ett til ?fra|i
        har sendt|skrevet ?den ?det til|på|inn !
        ^NAME spør|lurer|skriver|undrer !
        ^NAME han|hun spør|lurer|skriver|sier !
        spørsmål|ett|et|en|én ?her|til|også|i ?chatten ?kommer|er fra NAME !
        neste|første|siste ?er|kommer|spørsmål fra NAME !
        noen|en|én|deltaker ?her som spør|lurer|undrer !
    """,
    "jump": """
        unnskyld|beklager|får|kan ?at|jeg ?bare|få avbryter|avbryte|spørre|bryte|bryter|skyte !
        jeg har|hadde|fikk .. spørsmål ! / et ?raskt|kort|lite spørsmål ?bare ! / jeg lurer|lurte|undrer ?bare ?på !
        jeg vil|kunne|skulle ?gjerne|bare ?ha høre|vite|spørre|visst|hørt ! / spørsmål fra meg|oss ! / hei .. her|fra
        jeg|vi vil|ville|kunne|skulle|har ?godt|gjerne|bare|også ?tenkt ?likt ?å høre|vite|spørre|forstå|visst|\
            spurt|en !
        må|kan|får jeg|vi ?bare|også|få spørre|høre|komme|skyte|stille|avbryte|bryte !
        unnskyld|du|vent|hei|men|ja ?men|litt|at|NAME ?nå|jeg ?bryter|hva|hvordan
        jeg lurer|lurte|undrer|tenker|sitter|prøvde|må ?bare|på|meg|litt|jo|ville
        mitt|vårt|et|siste spørsmål|problem|bekymring er|går|handler ! / det var om|bare|en|dette
        hva med|så|nå|hvis|skjer / kan|vil du|dere ?bare|ikke si|fortelle|forklare|utdype !
        men|og hvis|hva|du|er|hvordan vi|med|dere|ikke|det|NAME
    """,
    "self": """
        jeg heter NAME / hei|ja|goddag det ?her er NAME / ^NAME igjen / ^NAME her / mitt navn er NAME
        NAME ?her fra|hos|i *klyngen|klyngen|*klynga|universitetet|kommunen|nettverket !
        fra *klyngen|*klynga|nettverket i|på NAME
        ^hei|ja|goddag det ?her er NAME
        det ?her er NAME fra|hos !
    """,
    "resume": """
        hvor var|kom jeg|vi / tilbake til / som jeg sa / fortsetter|fortsette|videre
        ^okei|okay|ja|så|bra da|så|videre|hvor|tilbake / hvor kom|var|er jeg|vi ! / mistet|mista tråden !
        nå|ja men|hvor|så|videre / kjør|gå|fortsett bare|videre|da / jeg var|kom ved|til / skal vi se
    """,
    "reply": """
        ^godt|bra|fint|interessant|viktig|veldig|vanskelig ?godt|bra spørsmål / bra|godt ?at du|dere|spurt spør
        takk for spørsmålet
        ^ja|nei|jo|absolutt|nettopp|selvfølgelig|definitivt|aldri|akkurat|naturligvis|ikke / ^det kommer an
        ^det spørs|avhenger / ^det er ?et ?veldig godt|vanskelig|interessant|viktig|bra
        ^vi|det|den|de|han|hun|jeg er|har|var|gjør|kan|sier|sa|ser|bruker|betaler|får|prøvde|vet|må|tar|tror|\
            elsker|hadde
        ^riktig|jo|jada|eh|ha|åh|nei|litt|nesten|ingen|begge|noen|to|tre|både|fordi|aldri|å
        godt|bra|ja ?at ?du spør|spurt|spørsmål / den tar|er jeg|god|vanskelig|åpen
        det er ?et|jo|det ?faktisk|godt|riktig|sant|vanskelig|lett|meningen
    """,
    "ack": """
        ^takk / ^okei|okay|fint|supert|perfekt|bra|flott / det ?låter var|er bra|klart|interessant|fint|tydelig|svar
        jeg forstår|skjønner
        det er|var|må|høres|kjenner jeg|vi|godt|lurt|smart|sant|prøve / så lurt|bra|fint / kjør videre / den er god
    """,
    "thanks": """
        ?mange|tusen|hjertelig takk ?skal ?du|dere ?ha NAME / mange|tusen|hjertelig takk !
        takk for .. presentasjonen|innlegget|foredraget|gjennomgangen|spennende|fortellingen|presentasjon|innlegg !
        det|dette var ?virkelig|veldig|svært ?et spennende|interessant|tydelig|bra|inspirerende|klart|flott !
        for en|ei historie|presentasjon !
    """,
    "none": """
        ikke|ingen ?noen|flere|andre|ytterligere ?flere spørsmål ! / chatten er ?helt tom|stille !
        ingenting|ikke|tomt .. i chatten ! / det er|kommer ikke|ingen flere|mer ! / ingen ?som har|spør spørsmål !
        eller er det|noen
    """,
    "bye": """
        hadet|farvel ! / ha det ?så|bra|godt|fint ! / hei hei / vi ses|sees|høres|snakkes ?igen|igjen ! / på gjensyn !
        takk for at|i ?dere|alle|dag ?dag .. med|kom|deltok|lyttet|var|hørte !
        takk for ?deres|i deltakelsen|oppmøtet|deltagelsen|dag|følget ! / takk til alle|dere|begge ! / takk igjen !
        ha|ønsker .. fin|god|fortsatt|riktig ?god dag|kveld|helg|ettermiddag|uke|videre !
        det var ?alt|det ?for i|dag dag|webinar ! / tiden er ?nå ute|slutt|gått|over ! / ikke mer tid !
        vi er ferdige / neste webinar|gang|måned
        lysbildene|opptaket|materialet|presentasjonen|bildene .. legges|ligger|kommer|sendes|sender|blir|finnes|ut
        ta vare ! / må vi|jeg ?dessverre ?nesten slutte|avslutte|stoppe|runde !
        takk ?til|skal|så|for NAME ?for|ha|og|i ?dag ! / takk selv|takk ! / hei|ha det ?da|alle|dere|så !
        neste|om|i gang|måned|uke|en|mars|april|mai|juni|september|oktober|november|desember|januar|februar er|\
            har|ses|handler|    kommer ?det|vi !
        jeg|vi lar|må|skal|tror ?nok|vi|det ?vi ?lar være|bli|løpe|avslutte|slutte|stoppe|det ?med ?det !
        fint|hyggelig|moro å se|høre|ha dere ! / skriv til|bare / kom|hils godt|til|da|på
        god helg|dag|påske|jul|sommer
        lysbildene|opptaket|materialet|skjemaet|lenken .. ligger|kommer|sendes|i|på|ut|med / samme|neste tid|gang|sted
        påmelding*
    """,
    "break": """
        kort|kaffe|ti|fem|minutters pause ! / tar|ta .. pause|kaffepause ! / kaffepause|lunsjpause|beinstrekk !
        tekniske problemer|trøbbel !
        fem|ti|to|en|liten|lite minutter|minutters|pause ?pause|strekk !
        tar|ta|holde|trenger ?vi|en|nå|oss ?en|            liten|kort|lite pause|    fem|ti|minutter !
        vi er|da|nå ?er ?vi tilbake ! / velkommen tilbake ! / strekke|strekk på ?på beina|beina !
        hent|hente|ta ?dere|en|litt kaffe ! / er det|nå pause ! / etter|under|i pausen / ikke logg av !
    """,
    "trouble": """
        du|dere|han|hun er|var|ble ?fortsatt ?på mute|muted|mutet|dempet|borta|frosset|fryst|vekk !
        vi|jeg hører|ser|kan|mistet|mista ?ikke|bare|fortsatt|nå ?ikke deg|dere|noe|din|den|det|bare|høre|se|lyden !
        kan|hører|ser dere|du|noen|man|jeg ?ikke|nå høre|se|meg|den|det|skjermen|nå !
        bildet|lyden|skjermen|forbindelsen|nettet|presentasjonen forsvant|er|hakker|frøs|faller|henger|ble ?borte|\
            svart|vekk|ut !
        del|dele|deler|delte|delt ?du|jeg|bare ?feil|skjerm|skjermen|min|din skjerm|vindu|igjen|feil !
        feil|grønne|hele vindu|knapp|skjerm|skjermen ! / tekniske|teknisk|lyd ?litt problemer|trøbbel|krøll|tull !
        ekko|hakker|mikrofonen|hodetelefoner|headset / er|var|går det|du ?bedre|der|borte|bare nå|?hos|meg
        mista|mistet lyden|dere|deg !
    """,
    "recalls": """
        du|dere|han|hun ?har sa|nevnte|viste|fortalte|sier|snakket|sagt|nevnt ?jo ?at / sa|nevnte|sier du|dere
        som du|dere sa|sier
    """,
    "topic": """
        mine|mitt|våre|noen|et ?par ?korte|små|gode|viktige|enkle|praktiske råd|tips|anbefalinger|erfaringer
        # ?par ?korte|små|gode|viktige|enkle|praktiske råd|tips|anbefalinger|erfaringer
    """,
    "refers": """
        ^det|de|den|dette|disse|begge er|var|har|hadde|ble|blir|kan|kunne|skal|skulle|vil|ville|gjør|gjorde|kom|kommer|\
            fikk|får|skjedde|skjer|hjalp|betyr|gir|ga|koster|kostet|virket|virker|fungerte|også
        ^han|hun|dem / ^en|et|én|noen|ingen|alle|begge|to av dem|disse
    """,
    "frame": """
        la meg|oss ?nå ?først begynne|starte ?nå ?først med !
        vi|jeg ?vil begynner|starter|begynne|starte ?nå ?først med ! / nå ?kommer ?vi til !
        la meg ?nå ?også ?kort vise|fortelle|forklare|beskrive|gå|si|ta ?gjennom|litt|noe ?dere|om ?om !
        ?jeg ?vi vil|skal ?jeg|vi ?nå ?også ?gjerne|kort snakke|fortelle|gå|prate|vise|si|se|kikke \
            ?litt|noe|videre|dere om|til|på|gjennom !
        et|par|noen ?par ?siste ord om !
        la oss ?nå ?først se|kikke|gå|ta|snakke ?nærmere ?over ?på|om|til ! / litt|noe|kort om !
        går|gå|kommer|over ?vi|jeg ?nå ?videre|over|så til ! / her|nå er|kommer ?så !
        neste|andre|tredje|siste|første|den del|avsnitt|punkt|lysbilde|kapittel handler|er|gjelder ?om !
        når det gjelder / hva med / og så|nå det|de ?her med
    """,
    "shift": """
        ^neste|endelig|avslutningsvis|sist|dessuten|videre|først|dernest ! / ^så|nå|okei|okay
        ^for å slutte|oppsummere|starte|avslutte ! / ^til slutt !
        ?neste|siste|andre|tredje lysbilde|bilde|del|punkt|trinn|steg ! / jeg tar|fortsetter over|med|videre !
        så mye|langt om|var ! / det var .. om|delen / ^etter|i|under|de ?det ?den første|siste|# år|året
        ^hva|hvorfor|hvordan|hvem|når gikk|gjør|gjorde|er|var|kan|koster|begynte|startet|skal|har|skjer|skjedde|\
            fikk|vi|ville|kom|foregår !
        hvis|om dere|du|noen|man ?nå|selv|så vil|skal|tenker|har|vurderer|ønsker ! / og til|for ?dere|de ?de andre
        resultat*|tallene|utbyttet / tilbake til / for eksempel / forresten
    """,
    "open": """
        ^hva|hvorfor|hvordan|hvem|hvilke|hvilken|hvilket|hvor|når
        ^har|kan|kunne|ville|vil|må|er|gjør|skal|finnes|vet|behøver|tar|kjenner|ble|var|virker|gjelder|får|bruker|\
            trenger du|dere|man|det|den|de|vi|deres|noen
        hvor|hvordan|hva|hvorfor|hvem mye|mange|lenge|ofte|gjør|er|går|koster|skjer|kan|skal|ville|har|håndterer|\
            stor|lang|gjorde|med|hvis|fikk|får
        eller er|har|kan|skal|gjør|var / kan|kunne|har|vil dere|du|man
    """,
    "you": "du\ndere\ndeg\ndin\nditt\ndine\nderes",
    "we": "vi\nvår\nvårt\nvåre\noss\njeg",
} | card.CUES
