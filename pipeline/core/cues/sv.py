"""Swedish: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

QUESTIONS_TITLE = "Frågor och svar"
WELCOME_TITLE = "Välkommen"
TALK_TITLE = "Presentation"
AND = "och"

FILLERS = "öh eh äh öhm ehm hm hmm mm mhm åh"
LEADERS = """
    så och ja jo okej ok men då nu nåväl alltså bra jaha precis sen sedan hej ursäkta förlåt dessutom nå nej
    tja toppen fint sist slutligen
"""
JOINS = "eftersom som vilka vilket därför medan fast om när men så innan efter för"
BEFORE_NOUN = """
    en ett den det denna detta dessa vår vårt våra min mitt mina er ert era deras sin sitt sina varje av på om med för
    från i mellan hos till
"""
NUMBERS = """
    en ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton arton tjugo tjugofem trettio
    fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon miljoner halv dussin några par
"""
STOP = """
    alla allt alltid alltså andra annan annat att av bara behöver bland bli blir blev bra både då de dem den denna
    deras dess dessa det detta dig din dina ditt du där därför efter eftersom egentligen eller en er era ert ett
    faktiskt fast fick fin finns fler flera fram från får få för före första ganska ge ger genom gick gjorde gjort gå
    går gång gången gör göra ha hade han har hela heller helt henne hennes hos hon honom hur här i ibland icke idag
    igen in ingen inget ingenting innan inne inom inte ja jag jo ju kan kanske kom komma kommer kunde kunna lite liten
    låt låta man med mellan men mer mest mig min mina mitt mot mycket måste möjligt nej nog nu nya ny något någon
    några när nästa och också olika om oss på precis redan rätt sa sade saker sak samma se sedan sen ser sig sin sina
    sist sista sitt själv ska skall skulle snart som så sådan sådana säga säger sätt ta tack tar till titta tog tycker
    under upp ut utan vad var vara varit varje varför vem vet vi vid vidare vilja vilka vilken vilket vill visst vår
    våra vårt väl väldigt vänta även år åt än ännu är över fråga frågor frågan undrar frågar skriver chatten chatt
    tänker tror gäller handlar blivit lägga bättre många ihop kallar ofta
"""

CUES = {
    "welcome": """
        god|go morgon|dag|förmiddag|eftermiddag|kväll !
        godmorgon|goddag ?alla|allihop !
        ^hej|hejsan ?och ?på alla|allihop|allihopa|er !
        varmt|hjärtligt välkomna|välkommen !
        välkomna|välkommen ?alla ?allihop ?tillbaka ?till !
        jag heter / mitt namn är
        jag är ?er|dagens moderator|värd !
        jag modererar|leder !
        dagens|månadens talare|gäst|webbinarium|webinar|webinarium|verktyg|ämne|metod|presentatör
        vi är # deltagare|personer|stycken|som
        glada|roligt|kul att .. ha|presentera|välkomna|se !
        innan vi börjar|startar ! / låt mig presentera !
        i dag|idag ska vi höra|få|lära !
    """,
    "house": """
        mikrofon*|mikrofoner|kamera|kameror|kameran|mutad|mutade|mute*|ljudet
        hör|ser ni|du|alla mig|skärmen|bilden|bilderna|oss !
        kan ni|du höra|se !
        hörs|syns det|jag|bilden|skärmen|mina !
        dela|delar|delat ?min skärm|skärmen|bilden !
        stäng|stänga|stäng|slå ?av ?er|era mikrofon*|mikrofonerna|kameran !
        vänta .. minut|minuter|stund|tag !
        frågor ?gärna i chatten !
        skriv|ställ .. frågor|chatten ! / spelas|spelar in !
        spelar vi|det fortfarande ! / inspelningen|inspelning
        länken|uppkopplingen|knappen
        ansluter|ansluta|kopplar upp|fler|in
        några|någon ?till .. på väg|in
    """,
    "floor": """
        ordet|scenen|skärmen är ditt|din|er|ert !
        lämnar|ger|överlämnar .. ordet|över|till !
        över till dig|er ! / varsågod|varsågoda ! / var så god !
        du|ni har ?ungefär ?cirka # minuter
        då kör vi|du / välkommen NAME !
    """,
    "start": """
        ^tack ?så ?mycket NAME / tack för att jag|vi får|fick !
        tack för inbjudan|introduktionen|ordet|att !
        jag ska ?nu berätta|prata|visa|tala|presentera|försöka !
        jag tänkte|vill|skulle ?vilja börja|berätta|prata|visa|dela !
        idag|dag ska|tänkte jag / låt mig börja !
        jag|vi börjar ?med / hoppas ?att ni|du ser|hör !
        det ni|du ser ?här ! / jag arbetar|jobbar
        vår historia|klusterorganisation
    """,
    "close": """
        det var ?allt|det ?hela ?vad ?jag ?från|för|hade|mig|oss !
        var det|allt ?jag|vi hade|ville !
        där|här slutar|stannar|sätter jag|vi !
        tack för ?att er|uppmärksamheten|ordet|ni|mig|visat !
        tack för att ni lyssnat|lyssnade !
        sista|min|sista ?sista bilden|sidan !
        mina kontaktuppgifter / svarar ?jag gärna på !
        tar|svarar .. gärna .. frågor ! / med det !
    """,
    "qa": """
        dags|tid|över|går|gå|öppnar|öppna|kommer|vidare ?vi ?nu ?upp ?över ?in ?till|för|på \
            frågor|frågorna|frågestunden|frågerundan !
        frågestund*|frågerunda* ! / frågor och svar !
        har ni|någon|nån|du ?några ?en frågor|fråga !
        finns|är det ?några ?någon ?som ?har frågor|fråga !
        några ?fler|andra frågor
        flera|många|några|en|ett|# ?par|del ?stycken frågor .. chatten|kommit|in
        frågor|fråga .. i|från chatten|publiken|deltagarna !
        läser|läsa ?jag ?upp|högt / samlat .. frågor|ihop
        vem vill börja / räck upp ! / tittar|kollar .. i|chatten
        ordet .. fritt ! / säg vem|vilka ni
        ta|tar ?bara|gärna ordet / diskussion
    """,
    "ask": """
        fråga|frågor|en|den|första|andra|tredje|nästa|sista|kommer|följdfråga .. från|av NAME ?som \
            ?undrar|skriver|frågar !
        nästa|första|sista ?fråga är NAME ! / först|näst|sist ut är NAME !
        fråga från en|ett|någon|publiken|chatten !
        frågan ?som är|lyder|kom|kommer|handlar !
        ^NAME undrar|frågar|frågade|skriver|undrade|skrev|säger !
        ^NAME ?på|från|i .. undrar|frågar|skriver|vill !
        ^NAME vill ?också ?gärna veta|fråga !
        ^NAME har|hade ?också ?en fråga|handen|följdfråga !
        undrar|frågar|skriver NAME !
        vill NAME ?också ?gärna veta|fråga !
        har NAME skrivit|frågat|en !
        någon|nån|en|deltagare|anonym ?deltagare ?här ?som undrar|frågar|skriver|vill !
        undras|frågas ! / följdfråga !
        nästa|sista|första|andra|tredje|ytterligare|till|annan fråga !
        en fråga ?till ?här från|i|om|till !
        det|här|sen|sedan|då finns|är|kom|kommer|kommit|har ?vi ?också|även|in en|ett|ytterligare ?fråga \
            till|från|som|fråga !
        i chatten undrar|frågar|skriver|står|kommer|finns|kom !
        ^NAME du|varsågod har|hade|ville|räckte|varsågod !
    """,
    "jump": """
        ursäkta|förlåt|får|kan ?att|jag ?bara avbryter|avbryta|fråga|bryta|inflika|sticka|flika|bryter !
        jag har|hade|fick .. fråga !
        en ?snabb|kort|liten fråga ?bara !
        jag undrar|undrade ?bara !
        jag vill|skulle ?vilja ?gärna veta|fråga !
        fråga från mig|oss ! / hos|för oss / hej .. här|från
    """,
    "self": """
        jag heter NAME / hej|ja|hejsan det ?här är NAME
        det ?här är NAME från|på|här|igen / ^NAME igen
        ^NAME här / mitt namn är NAME
    """,
    "resume": """
        var var|är jag|vi / tillbaka till / som jag sa|sade
        fortsätter|fortsätta|vidare
        ^okej|ja|så|bra då|så|vidare|var|tillbaka
    """,
    "reply": """
        ^bra|god|jättebra|intressant|viktig|rolig|svår fråga
        bra ?att|fråga du|ni frågar|att / tack för frågan
        ^ja|nej|jo|jajamän|absolut|precis|javisst|visst|självklart|aldrig|exakt|givetvis|inte
        ^det beror
        ^det var|är en bra|svår|intressant|viktig
        ^jag tror|tycker|skulle
        ^både|ärligt|oftast|ibland|delvis|mest
    """,
    "ack": """
        ^tack
        ^okej|bra|toppen|perfekt|super|fint|då|jaha
        det ?låter var|är bra|klart|hjälpsamt|intressant|tydligt|svar
        jag förstår
    """,
    "thanks": """
        tack ?så ?mycket|hjärtligt|snälla|stort NAME
        stort|hjärtligt|varmt|tusen tack !
        tack ?så ?mycket för .. presentationen|föredraget|dragningen|berättelsen|genomgången|detta|intressant !
        det|detta var ?väldigt|mycket|riktigt|jätte spännande|intressant|tydligt|bra|inspirerande|imponerande|\
            roligt|klart !
        vilken historia|resa|presentation !
    """,
    "none": """
        inga|ingen ?fler|andra|mer|ytterligare frågor|fråga !
        inte .. några ?fler frågor !
        chatten är ?helt tom|tyst|lugn !
        ingenting|inget .. i chatten !
        ingen ?som|har ?någon fråga|frågar|frågor !
        tomt i chatten !
        det finns|är|kommer inga|ingen fler|mer !
        slut på frågor|frågorna !
    """,
    "bye": """
        hejdå|adjö ! / hej då|så länge|hej !
        ha det ?så bra|gott|fint ! / vi ses|hörs ?igen !
        på återseende|återhörande !
        tack ?så ?mycket ?till alla|er ?som|alla|för ?att .. deltog|lyssnade|kom|var|deltagit|lyssnat|deltagande|\
            medverkan|idag|dag|med !
        tack ?så ?mycket ?till alla|allihop|er|båda !
        tack igen|än|ännu !
        ha|önskar .. trevlig|bra|fin|fortsatt dag|kväll|helg|eftermiddag|vecka|dag !
        det|därmed var|är allt ?för idag|dag !
        avsluta|avslutar|avrundar|avrunda|rundar|slutar ?vi ?av ?nu|för|här|webbinariet|dagens
        tiden är ?nu ute|slut !
        slut|ute på ?dagens tiden|tid|webbinariet|webbinarium
        vi är klara|färdiga
        nästa webbinarium|webinar|gång|månad|tillfälle
        bilderna|inspelningen|materialet|presentationen .. läggs|finns|kommer|skickas|ligger|ut|mejlas
        sköt|sköta om er !
        måste|behöver vi|jag ?tyvärr sluta|avsluta|avrunda|stänga !
    """,
    "break": """
        kort|fika|kaffe|tio|fem|minuters paus !
        tar|ta .. paus|fikapaus|kaffepaus !
        fikapaus|kaffepaus|bensträckare !
        tekniskt|tekniska problem|strul !
    """,
    "topic": """
        mina|mitt|våra|några|lite|ett ?par ?korta|små|goda|viktiga|enkla|praktiska råd|tips|rekommendationer|\
            erfarenheter
        # ?par ?korta|små|goda|viktiga|enkla|praktiska råd|tips|rekommendationer|erfarenheter
    """,
    "refers": """
        ^det|de|den|detta|dessa|båda är|var|har|hade|blev|blir|kan|kunde|ska|skulle|vill|ville|gör|gjorde|kom|kommer|\
            fick|får|hände|händer|hjälpte|betyder|ger|gav|kostar|kostade|fungerade|fungerar|också
        ^han|hon|dem|dom
        ^en|ett|några|ingen|alla|båda|två av dem|dessa
    """,
    "frame": """
        låt mig|oss ?nu ?först börja|inleda ?nu ?först med !
        vi|jag ?ska|vill|tänkte börjar|inleder|börja|inleda ?nu ?först med !
        börjar|börja vi|jag ?nu ?först med !
        låt mig ?nu ?också ?kort visa|berätta|förklara|beskriva|gå|säga|ta ?igenom|något|lite ?er|om ?om !
        ?jag ?vi ska|vill|tänkte ?jag|vi ?nu ?också ?kort prata|berätta|gå|tala|visa|säga|titta \
            ?lite|något|igenom|vidare|er om|till|på|igenom !
        ett|några|par ?par ?sista ord om !
        låt oss ?nu ?först se|titta|gå|ta|prata|tala ?närmare ?över ?på|om|till !
        lite|något|kort om !
        går|gå|kommer|över ?vi|jag ?nu ?vidare|över|in till|på !
        här|nu är|kommer ?nu !
        nästa|andra|tredje|sista|första|den del|avsnitt|punkt|bild|kapitel handlar|är|gäller ?om !
        när det gäller / hur är det med
        och så|sedan det|de ?här med
    """,
    "shift": """
        ^nästa|slutligen|avslutningsvis|sist|dessutom|vidare|först|sedan|sen !
        ^så|nu|okej|då
        ^för att avsluta|sammanfatta|börja !
        ?nästa|sista|andra|tredje bild|bilden|del|delen|punkt|steg !
        jag tar|fortsätter över|med|vidare !
        så mycket|långt om|var ! / det var .. om|delen
        ^efter|under|i ?det|de|den första|sista|# år|året|åren
        ^vad|varför|hur|vem|vilka|när gick|gör|gjorde|är|var|kan|kostar|började|ska|har|händer|hände|menar|går|\
            fick|vi|startade|skulle !
        om ni|du|någon|man ?nu|själva|sedan vill|ska|tänker|skulle|funderar|planerar !
        och för|till ?er|de andra / resultat*|siffrorna|utfallet
        tillbaka till / till exempel / förresten
    """,
    "open": """
        ^vad|varför|hur|vem|vilka|vilken|vilket|var|när|vems
        ^har|kan|skulle|vill|får|är|gör|ska|måste|finns|vet|behöver|tar|känner|fanns|blev|var|fungerar|går|gäller|\
            räcker du|ni|man|det|den|de|er|vi|ert|någon|några
        hur|vad|varför|vem|vilka mycket|många|länge|ofta|gör|är|går|kostar|händer|kan|ska|skulle|har|hanterar|stor|\
            långt|tid|fick|får|om
        eller är|har|kan|ska|gör|var
        kan|skulle|har|får ni|du|man
    """,
    "you": "du\nni\ner\ndig\ndin\nditt\ndina\nert\nera",
    "we": "vi\nvår\nvåra\nvårt\noss\njag",
    "beneficiaries": """
        är ?främst|bara|mest för .. företag|bolag|entreprenörer|medlemmar|ledare|medarbetare|kvinnor|studenter !
        våra medlemmar|deltagare|företag|medlemsföretag|kunder ?mest är|kommer !
        nystartade|nya företag|bolag
        vem|vilka .. är|för|riktar|passar|vänder|nytta|kan
        riktar|vänder ?vi ?det sig|oss ?främst ?till|mot !
        till för ! / målgrupp* !
        avsedd|avsett|tänkt|tänkta|gjord|gjort|utvecklat|utvecklad ?främst|i ?första ?hand för|till !
        passar ?bäst|bra|främst ?för ! / nytta|glädje av !
        gagnar|gynnar
        små|mindre|medelstora ?och ?medelstora företag|bolag !
        för|till ?små ?mindre företag|bolag|personer|kvinnor|studenter|ledare|chefer|medlemmar|medarbetare|\
            anställda|forskare som|med|i|inom|vars
        företag|bolag|medlemmar|deltagare med|mellan|under|upp|på|från ?färre|mindre|fler ?än|till # !
        anställda|medarbetare / småföretag*
        deltar|deltagare är|kommer|var|brukar
        öppet|öppen för !
        hjälper ?små ?de företag|dem|som|medlemmar
    """,
    "goals": """
        syftet|målet|målen|avsikten|ambitionen|tanken|idén|poängen|meningen|visionen ?med|är|var|har|bakom !
        syfte|mål|mervärde|mervärdet|nytta|nyttan|vinst|vinsten
        vi ville|vill|önskade !
        för att ?de|vi ?företagen ?ska|skulle kunna|lära|få|skapa|stärka|öka|hitta|bli|minska|förbättra
        så att / resultat*|effekt*|utfall* !
        lett|ledde|leder till !
        ökat|ökade|ökar|vuxit|växte|växt|fördubblats|dubblats|sparat|sparade|minskat
        sedan dess|starten
        # .. nya|företag|samarbeten|projekt|jobb|avtal|kunder|kontrakt|produkter .. har|fick|blev|lett|startat|\
            kommit|fått
        procent av|fler|mer|färre|sa|har|säger
        varför .. vi|började|startade|gör
        uppnått|uppnå|åstadkommit / på marknaden
    """,
    "operative": """
        # ?och ?en ?eller ?till ?# minuter|timmar|timme|dagar|dag|veckor|vecka|månader|år|kvällar|halvdagar|\
            träffar|möten|steg|moment|moduler|workshoppar|tillfällen|gånger
        # ?tusen|hundra|miljoner kronor|euro|kr !
        kostar|kostnad|kostnaden|kostade|budget*|pris|priset|avgift*|finansier*|betalar|betalas|pengar|pengarna|\
            bidrag !
        det|hela|allt tar !
        tar .. timmar|dagar|veckor|månader|minuter|tid !
        per|varje|i|om|en ?gång ?i dag|vecka|månad|år|företag|deltagare|timme|året|månaden|veckan
        heltid*|halvtid*|deltid*|tjänst|procentstjänst
        behöver|krävs|behövs|kräver ?man|ni|vi|det en|ett|två|tre|#
        person|projektledare|samordnare|kollega|koordinator|konsult|processledare|team som|på|från|hos
        avtal|kontrakt|ansökan|blankett|formulär
        ^först|sedan|sen|därefter|efteråt|efter|då ?får|kommer|träffar|går|har|gör|skickar|sätter \
            vi|de|det|företaget|företagen|man|deltagarna
        steg ett|två|tre|# ! / grupper om # !
        från .. till .. tar|det / upp till #
        går till så|så ?här !
        vi skickar|bjuder|träffar|besöker|frågar|samlar|väljer|erbjuder|ordnar|håller|kör|börjar|använder|ringer
        klockan #
    """,
    "lessons": """
        misstag*|fel|felen|miss|missen|misslyck* !
        gick|går|gått ?helt ?det snett|fel|dåligt !
        lärdom*|läxa|erfarenhet* !
        vi|jag ?har ?har lärt|lärde|underskattade|underskattat|överskattade|missade|glömde|missbedömde|ångrar !
        göra|gjort|gör|gjorde ?vi .. annorlunda !
        skulle ?vi|jag inte|ha|aldrig !
        fungerade|fungerar|funkade|funkar|gick inte|aldrig|dåligt !
        problemet|svårigheten|utmaningen|hindret|fällan|svåraste|svårast|största ?var|är|med !
        svårt|svårare|jobbigt|tufft|överraskade|förvånade|förvånande
        i|från början|starten
        vi trodde|antog|förväntade|tänkte|räknade !
        så|sedan|därför|numera|nu .. nu|numera
        borde|skulle ha ! / först senare|efteråt|då
        det visade sig ! / efterhand|backspegeln !
        för många|mycket|sent|tidigt|få|långt|långa|stort|stor|stora|små|snabbt|komplicerat|svårt !
        aldrig mer|igen !
    """,
    "howto": """
        tips|tipset|tipsen|råd|rådet|råden|rekommendation*|rekommenderar !
        se|var till ?att !
        var|bli noga|tydlig|ärlig|tydliga|ärliga|försiktig|modig|modiga|beredd|beredda|noggrann|noggranna|envis !
        om ni|du|man .. vill|ska|tänker|funderar|kopierar|startar|börjar !
        ^börja|välj|ta|hitta|fråga|bjud|besök|ring|prata|gå|skaffa|sätt|håll|låt|ge|använd|planera|skriv|bygg|\
            kolla|tänk|försök|prova|testa|mät|utbilda|skicka|visa|berätta|förbered|kom|bestäm|involvera|undvik|\
            begränsa|boka|lyssna|lägg|gör|anställ|be|räkna|följ|leta !
        ?och gör|ta|låt|lägg|ha|glöm|börja|vänta|underskatta|bjud|sälj|be|lova inte|aldrig !
        ^aldrig|alltid
        ni|du|man bör|måste|ska|kan|behöver ?inte|alltid|aldrig|också|ha|börja
        det är viktigt|avgörande|bra|bäst|bättre|värt att !
        viktigt|viktigaste|viktigast|nyckeln|hemligheten är|att
        tumregel* ! / glöm inte !
        mitt|vårt|mina|våra|min råd|tips|rekommendation !
    """,
    "s3": """
        smart specialisering !
        specialisering*|specialiseringsstrategi* !
        s3|s 3|ris3|s tre !
        regionala|regional|regionens|länets|landstingets|landskapets strategi*|prioritering*|utvecklingsstrategi*|\
            utvecklingsplan*|styrkeområde*|innovationsstrategi*|utvecklings*|politik* !
        styrkeområde*|innovationsstrategi* !
        strategi*
        regionen|länsstyrelsen|landskapet|länet
        prioriterade|prioriterat områden|område|område* !
    """,
    "other_clusters": """
        andra|annat|annan|två|tre|fyra|flera|några|fler|grannarnas|grannens|systrar ?andra \
            kluster|klustret|klusterorganisationer|nätverk|klustren !
        *klustret i|på|från|över / med .. *klustret|*kluster
        kluster|klustret|klustren i|på|från|över|som|inom|har|runt !
        tillsammans|samarbetar|samarbete|samarbetet|samverkan|samverkar|utbyter|utbyte|delar|byter ?vi ?med .. \
            *kluster|*klustret|*klustren|nätverk|nätverket|klusterorganisation* !
        klusterkolleg*|systerkluster*|grannkluster*|klustersamarbete*|klusterledare*|partnerkluster* !
        kluster* .. kopierat|kopierade|tagit|använder|kör|infört|lånat|anslutit !
    """,
}
