"""Danish: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

from pipeline.core.cues.card import da as card

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
        god|go morgen|dag|formiddag|eftermiddag|aften ! / godmorgen|goddag|godeftermiddag ?alle !
        hjertelig|varmt|rigtig velkommen|velkomne ! / velkommen|velkomne ?alle ?allesammen ?tilbage ?til !
        jeg hedder / mit navn er / jeg er ?jeres|dagens moderator|vært|ordstyrer !
        dagens|månedens taler|gæst|webinar|oplægsholder|værktøj|emne|metode
        vi er # deltagere|personer|mennesker|på|med
        glad|glade|dejligt|godt for|over|at .. præsentere|byde|have|se ! / inden|før vi går|starter|begynder !
        lad mig præsentere ! / i dag skal vi høre ! / velkommen til|i !
        så|vi ?siger|er ?er ?vi|min live|i ?gang|alle / dagens|aftenens|månedens gæst|oplæg|vært|klynge|fortæller
        jeg er|hedder NAME ?og / for jer|dem ?der ?som ikke|nye|kender / i kender mig|alle / klokken er|blev ?nu #
        kære alle|kolleger|medlemmer ! / inden|bare lidt|par praktisk|praktiske|ting
    """,
    "house": """
        mikrofon*|kamera|kameraet|kameraer|mute*|mutet|lyden|lyd / kan i|du|alle høre|se !
        høre|se mig|skærmen|slides|os|billedet / dele|deler ?jeg ?min skærm|skærmen !
        sluk|slukke|slukket|slå ?for jeres|mikrofon* ! / vente|venter|vent .. minut|minutter|øjeblik !
        spørgsmål ?gerne i chatten ! / skriv .. spørgsmål|chatten !
        bliver|er|optager|optages ?det|vi ?stadig optaget ! / optager|optages ! / optagelse|optagelsen
        logger|ringer|kobler på|ind|sig / der mangler|kommer ?stadig ?lige nogen|nogle|flere / sat på lydløs !
        optagelsen|optager er|kører|går|i ?gang ! / hold|hav|sæt jeres|mikrofonen|lyden ?slukket|fra !
        der er|kommer ?stadig ?lige ?vist|nogen|nogle|flere ?flere på|ind|vej / kan jeg|vi ?se|høre
        chatten er|holder|passer / er den|vi|jeg tændt|på|live
    """,
    "floor": """
        ordet|scenen|skærmen er dit|din|jeres|frit ! / giver|overlader|rækker .. ordet|over|videre|til !
        over til dig|jer ! / værsgo|værsågod / vær så god ! / du|i har ?cirka ?omkring # minutter / velkommen NAME !
        du må|kan ?gerne|bare begynde|starte|gå ! / ordet|scenen|skærmen er|går|til ?din|dit|jeres ! / kom an|bare
        så er det dig ! / begynd|start|fortæl du|nu|bare|os
    """,
    "start": """
        tak for .. invitationen|introduktionen|ordet|muligheden|at ! / tak fordi jeg|vi må|måtte !
        jeg vil ?nu ?gerne|kort fortælle|tale|snakke|vise|prøve|starte|begynde !
        jeg skal|har tænkt ?nu fortælle|tale|snakke|vise ! / dag vil|skal jeg / lad mig starte|begynde !
        jeg|vi starter|begynder ?med / håber ?at i|du kan ! / det i|du ser ?her ! / vores historie|klynge
        jeg begynder|starter|lægger|tager ?ud ?nu ?lige med|et|en|ved !
        jeg tænkte|vil|ville ?jeg ?gerne|lige|bare fortæller|begynde|starte|vise|fortælle ! / kan i se|høre|?den|?det
        i kan|skulle ?nu se|gerne ?her / billede|billeder|billedet ?af|her|på / punkt et|# er
    """,
    "close": """
        det var ?alt ?hvad|det|sådan ?det ?jeg|vi|fra|for ?mig|os|havde !
        var|er det|alt ?hvad ?jeg|vi havde|ville|fra ! / her|der slutter|stopper jeg|vi !
        tak for ?jeres opmærksomheden|opmærksomhed|ordet|mig ! / tak fordi i lyttede|hørte|ville|gad !
        sidste|mit ?sidste slide|billede|side ! / mine kontaktoplysninger / svarer .. gerne på !
        tager .. gerne .. spørgsmål ! / det var ?så|vist|sådan det|dét|mig|min|mine|slut|alt !
        jeg er|var færdig|igennem|slut|ved ! / sidste|det|mit ?sidste billede|slide|punkt|ord
        jeg har glemt|ikke ?sluttet|mere|flere ?mere ?slides / så tilbage|over til dig|NAME !
        så|og ?langt så|med jeg|det
    """,
    "qa": """
        tid|klar|videre|over|går|gå|åbner|åbne|åbent|kommer ?vi ?nu ?op ?over ?til|for             spørgsmål|\
            spørgsmålene|spørgerunden|spørgsmålsrunden !
        spørgerunde*|spørgsmålsrunde*|spørgetid* ! / spørgsmål og svar ! / har i|nogen|du ?nogen|nogle ?et spørgsmål !
        er der ?nogen|nogle ?flere|som|der ?har spørgsmål ! / nogen|nogle|flere|andre spørgsmål
        flere|mange|nogle|et|# ?par|stykker|del spørgsmål .. chatten|kommet|ind
        spørgsmål .. i|fra chatten|salen|deltagerne ! / læser|læse ?jeg ?op|højt / samlet .. spørgsmål|sammen|op
        hvem vil starte|begynde|lægge / ræk|række hånden|op ! / kigger|kigge|ser .. i|på chatten / ordet .. frit !
        sig hvem|hvor i / tag|tager ?bare|gerne ordet / debat|diskussion
        er|har der|i|nogen|du ?er|nogen|kommet noget|spørgsmål|nogen|noget ?i|der ?chatten|vil !
        hvad|hvem har|siger|er vi|du|chatten|der|først ?i|noget ?chatten !
        minutter|tid|tiden ?tilbage|tilovers til|tilbage|spørgsmål|snak|debat !
        nu må|kan|er|har man|i|det|vi spørge|jeres|tid|# ! / hånd|hænder|hånden op|oppe|i|der / må man|i|gerne spørge
        så ?er ?det|tager|åbner vi|jeres|åbent for|spørgsmål|tur|debatten !
    """,
    "ask": """
        næste|første|sidste ?spørgsmål er NAME ! / spørgsmål fra en|et|nogen|salen|chatten|én !
        spørgsmålet ?som er|lyder|kom|kommer|handler ! / ^NAME ?fra|hos|i .. spørger|skriver|undrer|vil !
        ^NAME vil ?også ?gerne vide|høre|spørge ! / ^NAME har|havde ?også ?et spørgsmål|hånden|opfølgende !
        spørger|skriver NAME ! / vil NAME ?også ?gerne vide|høre|spørge ! / har NAME skrevet|spurgt|et !
        nogen|en|én|deltager|anonym ?deltager ?her ?som|der spørger|skriver|vil ?gerne !
        næste|sidste|første|andet|tredje|endnu|yderligere ?et spørgsmål !
        et spørgsmål ?mere ?her fra|i|om|til|mere !
        der|her|så er|kom|kommer|kommet|ligger|har ?vi ?også|lige|ind et|endnu|ét ?et spørgsmål|fra !
        i chatten spørger|skriver|står|kommer|er|kom|bliver ! / bliver|blev der ?også spurgt !
        ^NAME du|værsgo har|havde|ville|rakte|værsgo !
        jeg|vi ser|har|kan ?se en|et|én|også|NAME ?en hånd|spørgsmål|oppe !
        der er|sidder|kommer|ligger|står ?også|lige|vist|kommet|nu en|et|én|noget|nogen|# ?her ?uden i|navn|fra|\
            hånd|    chatten|der !
        ^NAME spørger|skriver|vil|siger ?her|også|om|her|vide
        nogen|en|han|hun|de|vedkommende ?også|så|her spørger|skriver|vil|undrer ?gerne|sig|hvad|hvor|om|hvordan|\
            hvorfor !
        spørger|skriver|lyder|vide|står ?der hvad|hvor|om|hvordan|hvorfor|hvem|hvornår|er|kan|har !
        i|fra chatten ?er|fra|kommer|her|står|ligger !
        læser|læse|tager|tage ?jeg|vi ?lige|den|det|nu op|fra|første|næste|sidste|den|det / uden navn
        én|en|et til|mere ?fra|i
        ^NAME spørger|skriver|spurgte !
        ^NAME han|hun spørger|skriver|siger !
        spørgsmål|én|et|en ?her|mere|også|til ?kommer|er fra NAME !
        næste|første|sidste ?er|kommer|spørgsmål fra NAME !
    """,
    "jump": """
        undskyld|må|kan ?at|jeg ?lige|godt afbryder|afbryde|spørge|bryde|indskyde|bryder !
        jeg har|havde|fik .. spørgsmål ! / et ?hurtigt|kort|lille spørgsmål ?bare|lige !
        jeg vil|kunne ?tænke ?godt|gerne|mig|lige ?at høre|vide|spørge !
        jeg sidder|tænker|tænkte ?lige ?bare på|om ! / spørgsmål fra mig|os ! / hos os / hej .. her|fra
        jeg|vi vil|ville|kunne|skal ?godt|gerne|lige ?tænke ?mig ?gerne høre|vide|spørge|forstå !
        må|kan jeg|vi ?godt|lige|ikke ?få ?nå spørge|høre|komme|bryde|stille|afbryde !
        jeg bryder|tænker|sidder|undrer|spekulerer|er|prøver ?mig|lige|på|ind|nysgerrig|igen|i
        mit|vores|et|sidste spørgsmål|problem|bekymring er|går|handler !
        den sidste|næste|et er ?min|mit ?egen|eget ! / må jeg ! / jeg har|kom ?lidt|også ?et|en sent|selv|til
        hvad med|så|nu|hvis
        kan|vil|gider du|i ?lige|godt|ikke sige|fortælle|forklare|uddybe|prøve !
        så prøver|tager|spørger jeg ?igen|den|så !
    """,
    "self": """
        jeg hedder NAME / det ?her er NAME fra|hos|her|igen / ^NAME igen / ^NAME her / mit navn er NAME
        ^NAME fra *klyngen|klyngen|erhvervshuset|kommunen|universitetet|netværket ! / fra *klyngen|netværket i|på NAME
        ^hej|ja|goddag det ?her er NAME
        det ?her er NAME fra|hos !
    """,
    "resume": """
        hvor var|kom jeg|vi / tilbage til / som jeg sagde / fortsætter|fortsætte|videre
        ^okay|ja|så|godt så|videre|hvor|tilbage / hvor kom|var|er|nåede jeg|vi ?fra|til|nu|henne !
        kør|gå|fortsæt bare|videre|endelig / jeg var|kom ved|til|nået / tilbage til|igen|ved
    """,
    "reply": """
        ^godt|fint|interessant|vigtigt|rigtig|svært ?godt spørgsmål / godt du|i|spurgt spørger / tak for spørgsmålet
        ^ja|nej|jo|absolut|præcis|selvfølgelig|bestemt|aldrig|nemlig|naturligvis|jamen|ikke / ^det kommer an
        ^det afhænger / ^det er ?et ?rigtig godt|svært|interessant|vigtigt / ^jeg tror|synes|ville|vil
        ^både|ærligt|oftest|nogle|delvist|mest|helt
        ^korrekt|rigtigt|jo|jamen|øh|ha|åh|nej|lidt|næsten|ingen|begge|nogle|to|tre|elleve|halvt|både|fordi|ved
        godt|fint|ja ?at ?du spørger|spurgt|spørgsmål / den tager|er jeg|god|svær
    """,
    "ack": """
        ^tak / det ?lyder var|er godt|klart|interessant|fint|tydeligt|svar / jeg forstår
        tak for|skal ?du svaret|ærligheden|det|have / kør videre / kender vi|jeg|det
    """,
    "thanks": """
        ?mange|tusind tak ?skal ?du|i ?have NAME / mange|tusind tak !
        tak for .. oplægget|oplæg|præsentationen|præsentation|indlægget|gennemgangen|spændende|fortællingen !
        det|dette var ?virkelig|rigtig|meget ?et spændende|interessant|tydeligt|godt|inspirerende|klart|flot !
        sikke|sikken en|et|historie !
    """,
    "none": """
        ikke|ingen ?der ?nogen|flere|andre|yderligere spørgsmål ! / ikke ?flere|nogen .. spørgsmål !
        chatten er ?helt tom|stille ! / intet|ingenting|ikke|tomt .. i chatten !
        der er|kommer ikke|ingen flere|mere ! / ingen ?der ?som har|spørger spørgsmål !
        ikke ser|flere ?nogen spørgsmål !
        ikke|ingen ?der|flere|nogen|andre|ser|har hænder|spørgsmål|noget|nogen|mere ?i ?chatten
        det ser|lader ?ikke ?ud til|som|som
    """,
    "bye": """
        farvel|farveller ! / hej hej / vi ses|høres ?igen ! / på gensyn|genhør !
        tak fordi i|du|alle .. med|kom|deltog|lyttede|deltage !
        tak for ?at ?i|jeres ?dag|deltagelse|deltagelsen|dag ! / tak til alle|jer|begge ! / tak igen !
        ha|hav|have|fortsat .. god|fortsat|dejlig ?god dag|aften|weekend|eftermiddag|uge|dag !
        det var ?alt|det ?for i|dag dag|webinar !
        slutter|slutte|afslutte|afslutter|runder|runde|lukke|lukker ?vi ?af ?nu|her|webinaret|dagens
        tiden er ?nu gået|ved|slut|ude ! / ikke mere tid ! / vi er færdige / næste webinar|gang|måned
        slides|optagelsen|materialet|præsentationen|slidesene|billederne .. lagt|ligger|kommer|sendt|sender|\
            bliver|            findes|op
        pas godt|på ! / bliver|er nødt til at slutte|stoppe|lukke ! / tak ?til|skal|så|for NAME ?for|have|og|i ?dag !
        selv tak ! / hej ?hej ?med alle|jer|allesammen|så !
        om|næste|i en|måned|gang|uge|marts|april|maj|juni|september|oktober|november|december|januar|februar er|\
            har|ses|handler|    kommer ?det|vi !
        jeg|vi bliver|må|skal ?nødt ?til|jo|vist ?at smutte|løbe|videre|slutte|stoppe|lukke !
        vi|så er|ses ?vi ?i ?igen|mål|færdige|tirsdag|onsdag|torsdag|næste|på / skriv til|bare
        kom godt|trygt over|hjem / god|fortsat weekend|dag|påske|jul|sommer|arbejdslyst
        slides|optagelsen|materialet|skemaet|linket .. ligger|kommer|sendes|i|på|ud|med / samme|næste tid|gang|sted
        tilmeldingen|tilmelding
    """,
    "break": """
        kort|kaffe|ti|fem|minutters pause ! / holder|holde|tager .. pause|kaffepause ! / kaffepause|frokostpause !
        tekniske|tekniske problemer !
        fem|ti|to|et|lille minutter|minutters|øjeblik|pause ?pause !
        holde|holder|tage|tager|have ?vi|lige|en|            bare ?en|lige ?lille     fem|ti|pause|minutter|\
            kaffepause !
        vi er|så|er ?vi tilbage|igen ! / velkommen tilbage ! / strække benene ! / hent|hente|få ?jer|en|lige kaffe !
        efter|under pausen / lad|bare ?bare være|            med ?med at|gå ?gå ?fra
    """,
    "trouble": """
        du|i|han|hun er|var ?stadig|på ?på|lige mute|muted|mutet|lydløs|frosset|væk|slukket|forsvundet !
        vi|jeg kan|ser|hører|kunne ?ikke|stadig|kun|nu ?ikke høre|se|dig|jer|noget|din|den|det|kun ?dig|skærm|\
            skærmen|noget !
        lyden|billedet|skærmen|forbindelsen|nettet|slidet|præsentationen|slidesene er|forsvandt|hakker|røg|falder|\
            driller|frøs|    blev ?væk|igen|ud|sort !
        del|dele|deler|delte|delt ?du|jeg|lige ?den|det|din|min|forkerte skærm|skærmen|vindue|igen|forkerte !
        forkert|forkerte|grønne|hele vindue|skærm|knap|skærmen !
        tekniske|teknisk|lyd|nettet ?lidt problemer|bøvl|driller|udfordringer !
        ekko|hakker|mikrofonen|høretelefoner|headset / tænd|sluk|prøv ?for|lige|igen ?mikrofon|at / hul igennem !
        går|gik|gå det ?nu|igennem|bedre / er|var det|jeg ?bedre|der|væk|bare nu|?hos|mig
    """,
    "recalls": """
        du|i|han|hun ?har|lige sagde|nævnte|viste|siger|fortalte|sprang|talte|sagt|nævnt|vist ?at
        sagde|siger|nævnte du|i / når|som du|i siger|sagde
    """,
    "topic": """
        mine|mit|vores|vore|nogle|et ?par ?korte|små|gode|vigtige|enkle|praktiske råd|tips|anbefalinger|erfaringer
        # ?par ?korte|små|gode|vigtige|enkle|praktiske råd|tips|anbefalinger|erfaringer
    """,
    "refers": """
        ^det|de|den|dette|disse|begge er|var|har|havde|blev|bliver|kan|kunne|skal|skulle|vil|ville|gør|gjorde|kom|\
            kommer|fik|får|skete|sker|hjalp|betyder|giver|gav|koster|kostede|virkede|virker|også
        ^han|hun|dem / ^en|et|én|nogle|ingen|alle|begge|to af dem|disse
    """,
    "frame": """
        lad mig|os ?nu ?først begynde|starte ?nu ?først med !
        vi|jeg ?vil begynder|starter|begynde|starte ?nu ?først med ! / nu ?kommer ?vi til !
        lad mig ?nu ?også ?lige|kort vise|fortælle|forklare|beskrive|gennemgå|sige|tage ?lidt|noget ?jer|om ?om !
        ?jeg ?vi vil|skal ?jeg|vi ?nu ?også ?lige|gerne|kort tale|fortælle|gå|snakke|vise|sige|se|kigge \
            ?lidt|noget|videre|jer om|til|på|igennem !
        et|par|nogle ?par ?sidste ord om !
        lad os ?nu ?lige|først se|kigge|gå|tage|tale ?nærmere ?over ?på|om|til ! / lidt|noget|kort om !
        går|gå|kommer|over ?vi|jag|jeg ?nu ?videre|over|så til ! / her|nu er|kommer ?så !
        næste|anden|tredje|sidste|første|den del|afsnit|punkt|slide|kapitel handler|er|gælder ?om !
        hvad angår / hvad med / når det gælder / og så|nu det|de ?her med
    """,
    "shift": """
        ^næste|endelig|afslutningsvis|sidst|desuden|videre|først|dernæst ! / ^så|nu|okay|nå
        ^for at slutte|opsummere|starte|afslutte ! / ?næste|sidste|anden|tredje slide|billede|del|punkt|trin !
        jeg tager|fortsætter over|med|videre ! / så meget|langt om|var ! / det var .. om|delen
        ^efter|i|under|de ?det ?den første|sidste|# år|året
        ^hvad|hvorfor|hvordan|hvem|hvornår gik|gør|gjorde|er|var|kan|koster|begyndte|startede|skal|har|sker|skete|\
            gik|fik|vi|ville|kom|foregår !
        hvis i|du|nogen|man ?nu|selv|så vil|skal|tænker|har|overvejer|gerne ! / og til|for ?jer|de ?de andre
        resultat*|tallene|udbyttet / tilbage til / for eksempel / forresten
    """,
    "open": """
        ^hvad|hvorfor|hvordan|hvem|hvilke|hvilken|hvilket|hvor|hvornår|hvis
        ^har|kan|kunne|ville|vil|må|er|gør|skal|findes|ved|behøver|tager|kender|blev|var|virker|gælder|får|bruger \
            du|i|man|det|den|de|der|jer|vi|jeres|nogen
        hvor|hvordan|hvad|hvorfor|hvem meget|mange|længe|ofte|gør|er|går|koster|sker|kan|skal|ville|har|håndterer|\
            stor|lang|tit|gjorde|med|hvis|fik|får
        eller er|har|kan|skal|gør|var / kan|kunne|har|vil i|du|man
    """,
    "you": "du\njer\ndig\ndin\ndit\ndine\njeres",
    "we": "vi\nvores\nos\njeg",
} | card.CUES
