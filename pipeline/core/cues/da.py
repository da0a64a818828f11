"""Danish: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

QUESTIONS_TITLE = "Spørgsmål og svar"
WELCOME_TITLE = "Velkommen"
TALK_TITLE = "Præsentation"
AND = "og"

FILLERS = "øh øhm øhh eh ehm æh hm hmm mm mhm"
LEADERS = """
    så og ja jo okay ok men nå nu altså godt jamen netop hej undskyld derefter desuden for det nej tja fint perfekt
    super til sidst endelig
"""
JOINS = "fordi som der hvilket mens selvom hvis når da men så inden efter for"
BEFORE_NOUN = """
    en et den det denne dette disse vores min mit mine jeres deres sin sit sine hver hvert af på om med for fra i
    mellem hos til
"""
NUMBERS = """
    en et én ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten atten tyve femogtyve
    tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind tusinde million millioner halv halvanden
    dusin nogle par
"""
STOP = """
    ad af al alle allerede alligevel alt altid altså anden andet andre at bare begge behøver blandt blev bliver blive
    bort bruger burde både da de dem den denne der deres derfor det dette dig din dine disse dit dog du efter egentlig
    ej eller en end endnu er et faktisk fandt fik fin fire flere for fordi foran fra frem få får før først første gang
    ganske ge giver give gik gjorde gjort god godt gå går gør gøre ham han hans har havde have hele heller helt hen
    hende hendes her hos hun hvad hvem hver hvilken hvilket hvis hvor hvordan hvorfor hvornår i idag igen igennem ikke
    ind ingen ingenting intet ja jeg jer jeres jo kan kom komme kommer kunne lad lade lidt lige lille man mange måske
    med meget mellem men mens mere mest mig min mindre mine mit mod må ned nej nok nogen noget nogle nu ny nye når
    nødt næste og også om omkring op os over på ret sagde samme se selv selvfølgelig ser sidde siden sidste sig sige
    siger sin sine sit skal skulle snart som sted står så sådan tag tage tager tak til ting tog tror ud under uden var
    ved vel vi vil ville virkelig vores være været år spørgsmål spørgsmålet spørger skriver chatten spurgt hedder
    synes tænker tænkte gerne vide ofte handler bedre
"""

CUES = {
    "welcome": """
        god|go morgen|dag|formiddag|eftermiddag|aften !
        godmorgen|goddag|godeftermiddag ?alle !
        ^hej|halløj ?og ?med alle|allesammen|jer !
        hjertelig|varmt|rigtig velkommen|velkomne !
        velkommen|velkomne ?alle ?allesammen ?tilbage ?til !
        jeg hedder / mit navn er
        jeg er ?jeres|dagens moderator|vært|ordstyrer !
        dagens|månedens taler|gæst|webinar|oplægsholder|værktøj|emne|metode
        vi er # deltagere|personer|mennesker|på|med
        glad|glade|dejligt|godt for|over|at .. præsentere|byde|have|se !
        inden|før vi går|starter|begynder !
        lad mig præsentere ! / i dag skal vi høre !
    """,
    "house": """
        mikrofon*|kamera|kameraet|kameraer|mute*|mutet|lyden|lyd
        kan i|du|alle høre|se !
        høre|se mig|skærmen|slides|os|billedet
        dele|deler ?jeg ?min skærm|skærmen !
        sluk|slukke|slukket|slå ?for jeres|mikrofon* !
        vente|venter|vent .. minut|minutter|øjeblik !
        spørgsmål ?gerne i chatten !
        skriv .. spørgsmål|chatten !
        bliver|er|optager|optages ?det|vi ?stadig optaget !
        optager|optages ! / optagelse|optagelsen
        linket|forbindelsen|knappen
        logger|ringer|kobler på|ind|sig
        der mangler|kommer ?stadig ?lige nogen|nogle|flere
        sat på lydløs !
    """,
    "floor": """
        ordet|scenen|skærmen er dit|din|jeres|frit !
        giver|overlader|rækker .. ordet|over|videre|til !
        over til dig|jer ! / værsgo|værsågod ! / vær så god !
        du|i har ?cirka ?omkring # minutter
        velkommen NAME !
    """,
    "start": """
        ^tak ?skal ?du ?have NAME
        tak for .. invitationen|introduktionen|ordet|muligheden|at !
        tak fordi jeg|vi må|måtte !
        jeg vil ?nu ?gerne|kort fortælle|tale|snakke|vise|prøve|starte|begynde !
        jeg skal|har tænkt ?nu fortælle|tale|snakke|vise !
        dag vil|skal jeg / lad mig starte|begynde !
        jeg|vi starter|begynder ?med / håber ?at i|du kan !
        det i|du ser ?her ! / jeg arbejder|er ?til ?dagligt
        vores historie|klynge
    """,
    "close": """
        det var ?alt ?hvad|det|sådan ?det ?jeg|vi|fra|for ?mig|os|havde !
        var|er det|alt ?hvad ?jeg|vi havde|ville|fra !
        her|der slutter|stopper jeg|vi !
        tak for ?jeres opmærksomheden|opmærksomhed|ordet|mig !
        tak fordi i lyttede|hørte|ville|gad !
        sidste|mit ?sidste slide|billede|side !
        mine kontaktoplysninger / svarer .. gerne på !
        tager .. gerne .. spørgsmål ! / med det !
    """,
    "qa": """
        tid|klar|videre|over|går|gå|åbner|åbne|åbent|kommer ?vi ?nu ?op ?over ?til|for \
            spørgsmål|spørgsmålene|spørgerunden|spørgsmålsrunden !
        spørgerunde*|spørgsmålsrunde*|spørgetid* !
        spørgsmål og svar !
        har i|nogen|du ?nogen|nogle ?et spørgsmål !
        er der ?nogen|nogle ?flere|som|der ?har spørgsmål !
        nogen|nogle|flere|andre spørgsmål
        flere|mange|nogle|et|# ?par|stykker|del spørgsmål .. chatten|kommet|ind
        spørgsmål .. i|fra chatten|salen|deltagerne !
        læser|læse ?jeg ?op|højt / samlet .. spørgsmål|sammen|op
        hvem vil starte|begynde|lægge / ræk|række hånden|op !
        kigger|kigge|ser .. i|på chatten / ordet .. frit !
        sig hvem|hvor i / tag|tager ?bare|gerne ordet
        debat|diskussion
    """,
    "ask": """
        spørgsmål|et|en|den|det|første|andet|tredje|næste|sidste|kommer|opfølgning .. fra|af NAME ?som|der \
            ?spørger|skriver !
        næste|første|sidste ?spørgsmål er NAME !
        spørgsmål fra en|et|nogen|salen|chatten|én !
        spørgsmålet ?som er|lyder|kom|kommer|handler !
        ^NAME spørger|skriver|spurgte|skrev|siger|undrer !
        ^NAME ?fra|hos|i .. spørger|skriver|undrer|vil !
        ^NAME vil ?også ?gerne vide|høre|spørge !
        ^NAME har|havde ?også ?et spørgsmål|hånden|opfølgende !
        spørger|skriver NAME !
        vil NAME ?også ?gerne vide|høre|spørge !
        har NAME skrevet|spurgt|et !
        nogen|en|én|deltager|anonym ?deltager ?her ?som|der spørger|skriver|vil ?gerne !
        ?et|opfølgende spørgsmål !
        næste|sidste|første|andet|tredje|endnu|yderligere ?et spørgsmål !
        et spørgsmål ?mere ?her fra|i|om|til|mere !
        der|her|så er|kom|kommer|kommet|ligger|har ?vi ?også|lige|ind et|endnu|ét ?et spørgsmål|fra !
        i chatten spørger|skriver|står|kommer|er|kom|bliver !
        bliver|blev der ?også spurgt !
        ^NAME du|værsgo har|havde|ville|rakte|værsgo !
    """,
    "jump": """
        undskyld|må|kan ?at|jeg ?lige|godt afbryder|afbryde|spørge|bryde|indskyde|bryder !
        jeg har|havde|fik .. spørgsmål !
        et ?hurtigt|kort|lille spørgsmål ?bare|lige !
        jeg vil|kunne ?tænke ?godt|gerne|mig|lige ?at høre|vide|spørge !
        jeg sidder|tænker|tænkte ?lige ?bare på|om !
        spørgsmål fra mig|os ! / hos os / hej .. her|fra
    """,
    "self": """
        jeg hedder NAME / hej|ja|goddag det ?her er NAME
        det ?her er NAME fra|hos|her|igen / ^NAME igen
        ^NAME her / mit navn er NAME
    """,
    "resume": """
        hvor var|kom jeg|vi / tilbage til / som jeg sagde
        fortsætter|fortsætte|videre
        ^okay|ja|så|godt så|videre|hvor|tilbage
    """,
    "reply": """
        ^godt|fint|interessant|vigtigt|rigtig|svært ?godt spørgsmål
        godt du|i|spurgt spørger / tak for spørgsmålet
        ^ja|nej|jo|absolut|præcis|selvfølgelig|bestemt|aldrig|nemlig|naturligvis|jamen|ikke
        ^det kommer an / ^det afhænger
        ^det er ?et ?rigtig godt|svært|interessant|vigtigt
        ^jeg tror|synes|ville|vil
        ^både|ærligt|oftest|nogle|delvist|mest|helt
    """,
    "ack": """
        ^tak
        ^okay|fint|super|perfekt|godt|fedt
        det ?lyder var|er godt|klart|interessant|fint|tydeligt|svar
        jeg forstår
    """,
    "thanks": """
        ?mange|tusind tak ?skal ?du|i ?have NAME
        mange|tusind tak !
        tak for .. oplægget|oplæg|præsentationen|præsentation|indlægget|gennemgangen|spændende|fortællingen !
        det|dette var ?virkelig|rigtig|meget ?et spændende|interessant|tydeligt|godt|inspirerende|klart|flot !
        sikke|sikken en|et|historie !
    """,
    "none": """
        ikke|ingen ?der ?nogen|flere|andre|yderligere spørgsmål !
        ikke ?flere|nogen .. spørgsmål !
        chatten er ?helt tom|stille !
        intet|ingenting|ikke|tomt .. i chatten !
        der er|kommer ikke|ingen flere|mere !
        ingen ?der ?som har|spørger spørgsmål !
        ikke ser|flere ?nogen spørgsmål !
    """,
    "bye": """
        farvel|farveller ! / hej hej / vi ses|høres ?igen !
        på gensyn|genhør !
        tak fordi i|du|alle .. med|kom|deltog|lyttede|deltage !
        tak for ?at ?i|jeres ?dag|deltagelse|deltagelsen|dag !
        tak til alle|jer|begge ! / tak igen !
        ha|hav|have|fortsat .. god|fortsat|dejlig ?god dag|aften|weekend|eftermiddag|uge|dag !
        det var ?alt|det ?for i|dag dag|webinar !
        slutter|slutte|afslutte|afslutter|runder|runde|lukke|lukker ?vi ?af ?nu|her|webinaret|dagens
        tiden er ?nu gået|ved|slut|ude ! / ikke mere tid !
        vi er færdige / næste webinar|gang|måned
        slides|optagelsen|materialet|præsentationen|slidesene|billederne .. lagt|ligger|kommer|sendt|sender|bliver|\
            findes|op
        pas godt|på !
        bliver|er nødt til at slutte|stoppe|lukke !
    """,
    "break": """
        kort|kaffe|ti|fem|minutters pause !
        holder|holde|tager .. pause|kaffepause !
        kaffepause|frokostpause !
        tekniske|tekniske problemer !
    """,
    "topic": """
        mine|mit|vores|vore|nogle|et ?par ?korte|små|gode|vigtige|enkle|praktiske råd|tips|anbefalinger|erfaringer
        # ?par ?korte|små|gode|vigtige|enkle|praktiske råd|tips|anbefalinger|erfaringer
    """,
    "refers": """
        ^det|de|den|dette|disse|begge er|var|har|havde|blev|bliver|kan|kunne|skal|skulle|vil|ville|gør|gjorde|kom|\
            kommer|fik|får|skete|sker|hjalp|betyder|giver|gav|koster|kostede|virkede|virker|også
        ^han|hun|dem
        ^en|et|én|nogle|ingen|alle|begge|to af dem|disse
    """,
    "frame": """
        lad mig|os ?nu ?først begynde|starte ?nu ?først med !
        vi|jeg ?vil begynder|starter|begynde|starte ?nu ?først med !
        nu ?kommer ?vi til !
        lad mig ?nu ?også ?lige|kort vise|fortælle|forklare|beskrive|gennemgå|sige|tage ?lidt|noget ?jer|om ?om !
        ?jeg ?vi vil|skal ?jeg|vi ?nu ?også ?lige|gerne|kort tale|fortælle|gå|snakke|vise|sige|se|kigge \
            ?lidt|noget|videre|jer om|til|på|igennem !
        et|par|nogle ?par ?sidste ord om !
        lad os ?nu ?lige|først se|kigge|gå|tage|tale ?nærmere ?over ?på|om|til !
        lidt|noget|kort om !
        går|gå|kommer|over ?vi|jag|jeg ?nu ?videre|over|så til !
        her|nu er|kommer ?så !
        næste|anden|tredje|sidste|første|den del|afsnit|punkt|slide|kapitel handler|er|gælder ?om !
        hvad angår / hvad med / når det gælder
        og så|nu det|de ?her med
    """,
    "shift": """
        ^næste|endelig|afslutningsvis|sidst|desuden|videre|først|dernæst !
        ^så|nu|okay|nå
        ^for at slutte|opsummere|starte|afslutte !
        ?næste|sidste|anden|tredje slide|billede|del|punkt|trin !
        jeg tager|fortsætter over|med|videre !
        så meget|langt om|var ! / det var .. om|delen
        ^efter|i|under|de ?det ?den første|sidste|# år|året
        ^hvad|hvorfor|hvordan|hvem|hvornår gik|gør|gjorde|er|var|kan|koster|begyndte|startede|skal|har|sker|skete|\
            gik|fik|vi|ville|kom|foregår !
        hvis i|du|nogen|man ?nu|selv|så vil|skal|tænker|har|overvejer|gerne !
        og til|for ?jer|de ?de andre
        resultat*|tallene|udbyttet / tilbage til / for eksempel
        forresten
    """,
    "open": """
        ^hvad|hvorfor|hvordan|hvem|hvilke|hvilken|hvilket|hvor|hvornår|hvis
        ^har|kan|kunne|ville|vil|må|er|gør|skal|findes|ved|behøver|tager|kender|blev|var|virker|gælder|får|bruger \
            du|i|man|det|den|de|der|jer|vi|jeres|nogen
        hvor|hvordan|hvad|hvorfor|hvem meget|mange|længe|ofte|gør|er|går|koster|sker|kan|skal|ville|har|håndterer|\
            stor|lang|tit|gjorde|med|hvis|fik|får
        eller er|har|kan|skal|gør|var
        kan|kunne|har|vil i|du|man
    """,
    "you": "du\njer\ndig\ndin\ndit\ndine\njeres",
    "we": "vi\nvores\nos\njeg",
    "beneficiaries": """
        er ?især|primært|kun|mest for .. virksomheder|iværksættere|medlemmer|firmaer|ledere|medarbejdere|kvinder|\
            studerende !
        vores|vore medlemmer|deltagere|virksomheder|kunder ?mest er|kommer !
        nystartede|nye virksomheder|firmaer
        hvem .. er|for|henvender|passer|gavn|kan|får
        henvender|retter|rettet ?vi|sig ?sig|os ?især|primært ?til|mod !
        målgruppe* !
        beregnet|tænkt|lavet|udviklet|målrettet ?især|primært ?til|mod !
        er ?især|primært|først ?og ?fremmest til|for ?små|mindre|virksomheder|dem
        gavn|glæde|udbytte af ! / gavner
        små|mindre|mellemstore ?og ?mellemstore virksomheder|firmaer !
        for|til ?små ?mindre virksomheder|firmaer|personer|kvinder|studerende|ledere|medlemmer|medarbejdere|\
            ansatte|forskere|iværksættere med|som|der|i|hvor
        virksomheder|firmaer|medlemmer|deltagere|fabrikker med|mellem|under|op|på|fra ?færre|mindre|mere ?end|til # !
        ansatte|medarbejdere / smv* !
        deltagerne ?er|kommer|var / åbent|åben for !
        hjælper ?små ?de virksomheder|dem|medlemmer
    """,
    "goals": """
        formålet|målet|målene|hensigten|ambitionen|tanken|idéen|ideen|pointen|meningen|visionen ?med|er|var|har|bag !
        formål|mål|merværdi|merværdien|værdien|gevinst|gevinsten|udbytte|udbyttet|nytten
        vi ville|vil|ønskede ?gerne !
        for at ?de|vi ?kunne lære|få|skabe|styrke|øge|finde|blive|mindske|forbedre
        så|sådan at|de|virksomhederne
        resultat*|effekt*|virkning* ! / ført|førte|fører til !
        øget|øgede|øger|vokset|voksede|fordoblet|sparet|sparede|mindsket
        siden da|dengang|starten
        # .. nye|virksomheder|samarbejder|projekter|job|aftaler|kunder|kontrakter|produkter .. \
            har|fik|blev|kommet|startet|fået
        procent af|flere|mere|færre|sagde|har|siger
        hvorfor .. vi|begyndte|startede|gør
        opnået|opnå / på markedet
    """,
    "operative": """
        # ?og ?en ?et ?eller ?til ?# minutter|timer|time|dage|dag|uger|uge|måneder|måned|år|aftener|halvdage|møder|\
            trin|faser|moduler|workshopper|workshops|gange
        # ?tusind|tusinde|hundrede|millioner kroner|euro|kr !
        koster|omkostning*|kostede|udgift*|budget*|pris|prisen|gebyr*|finansier*|betaler|betales|betalt|penge|\
            pengene|tilskud !
        det|hele|alt tager|varer !
        tager .. timer|dage|uger|måneder|minutter|tid !
        per|pr|hver|om|én|en ?gang ?om dag|uge|måned|år|virksomhed|deltager|time|året|måneden|ugen
        fuldtid*|halvtid*|deltid*|stilling|årsværk
        behøver|kræver|bruger|kræves ?man|i|vi|det|der en|et|to|tre|#|én
        person|projektleder|koordinator|kollega|konsulent|facilitator|team som|der|på|fra|hos
        aftale|kontrakt|ansøgning|skema|spørgeskema
        ^først|så|derefter|bagefter|efter|dernæst ?får|kommer|møder|går|har|gør|sender|sætter \
            vi|de|det|virksomheden|virksomhederne|man|deltagerne
        trin et|to|tre|én|# ! / grupper på|af # !
        fra .. til .. tager|det / op til #
        foregår|sådan det|her|foregår !
        vi sender|inviterer|møder|besøger|spørger|samler|vælger|tilbyder|arrangerer|holder|kører|starter|bruger|ringer
        klokken #
    """,
    "lessons": """
        fejl|fejlen|fejlene|fejltagelse*|mislykke* !
        gik|går|gået ?helt galt|skævt|skidt !
        lektie*|læring*|lærdom*|erfaring* !
        vi|jeg ?har ?har lært|lærte|undervurderede|undervurderet|overvurderede|glemte|fejlbedømte|fortryder !
        gøre|gjort|gør ?vi .. anderledes !
        ville ?vi|jeg ikke|have|aldrig !
        virkede|virker|fungerede|fungerer|gik ikke|aldrig|dårligt !
        problemet|vanskeligheden|udfordringen|forhindringen|fælden|sværeste|største ?var|er|med !
        svært|sværere|hårdt|besværligt|overraskede|overraskende
        i|fra begyndelsen|starten
        vi troede|antog|forventede|regnede !
        så|derfor|siden|nu .. nu|derfor / burde|skulle have !
        først senere|bagefter|da / det viste sig !
        bagklogskab*|bakspejlet !
        for mange|meget|sent|tidligt|få|langt|lange|stort|stor|store|små|hurtigt|kompliceret|svært !
        aldrig mere|igen !
    """,
    "howto": """
        tip|tips|råd|rådet|rådene|anbefaling*|anbefaler !
        sørg ?altid|også|for ?for|at !
        vær omhyggelig|tydelig|ærlig|tydelige|ærlige|forsigtig|modig|forberedt|opmærksom|opmærksomme|sikker !
        hvis i|du|man .. vil|skal|tænker|overvejer|kopiere|starte|starter !
        ^start|begynd|vælg|tag|find|spørg|inviter|besøg|ring|tal|snak|gå|skaf|sæt|hold|lad|giv|brug|planlæg|skriv|\
            byg|tjek|tænk|forsøg|prøv|test|mål|uddan|send|vis|fortæl|forbered|husk|beslut|inddrag|undgå|begræns|\
            book|lyt|læg|gør|ansæt|bed|regn|følg !
        ?og lad|tag|læg|hav|glem|start|vent|undervurder|inviter|sælg|bed|lov|begynd ?være ikke|aldrig !
        ^aldrig|altid
        i|du|man bør|må|skal|kan|behøver ?ikke|altid|aldrig|også|have|starte
        det er vigtigt|afgørende|godt|bedst|bedre|værd at !
        vigtigt|vigtigste|nøglen|hemmeligheden er|at
        tommelfingerregel* ! / glem|husk ikke|at !
        mit|vores|mine råd|tip|tips|anbefaling|bedste !
    """,
    "s3": """
        smart specialisering !
        specialisering*|specialiseringsstrategi* !
        s3|s 3|ris3|s tre !
        regionale|regional|regionens|amtets|kommunens strategi*|prioritering*|udviklingsstrategi*|udviklingsplan*|\
            styrkeområde*|innovationsstrategi*|vækststrategi*|erhvervsstrategi*|politik* !
        styrkeposition*|styrkeområde*|innovationsstrategi*|erhvervsfremme* !
        strategi* / regionen|regionsrådet|vækstforum
        prioriterede|prioriteret områder|område !
    """,
    "other_clusters": """
        andre|anden|to|tre|fire|flere|nogle ?andre klynger|klynge|klyngeorganisationer|netværk|klyngerne !
        *klyngen i|på|fra|over
        med .. *klyngen|*klynge|*klynger
        klynger|klyngen|klyngerne|klynge i|på|fra|over|som|der|har|rundt !
        sammen|samarbejder|samarbejde|samarbejdet|udveksler|udveksling|deler|bytter ?vi ?med .. \
            *klynge|*klyngen|klynger|klyngen|netværk|netværket|klyngeorganisation* !
        klyngekolleg*|søsterklynge*|naboklynge*|klyngesamarbejde*|klyngeleder*|klyngechef*|partnerklynge* !
        klynge* .. kopieret|kopierede|overtaget|bruger|kører|indført|lånt|tilsluttet !
    """,
}
