"""Swedish: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

from pipeline.core.cues.card import sv as card

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
        god|go morgon|dag|förmiddag|eftermiddag|kväll ! / godmorgon|goddag ?alla|allihop !
        ^hej|hejsan ?och ?på alla|allihop|allihopa|er ! / varmt|hjärtligt välkomna|välkommen !
        välkomna|välkommen ?alla ?allihop ?tillbaka ?till ! / jag heter / mitt namn är
        jag är ?er|dagens moderator|värd ! / jag modererar|leder !
        dagens|månadens talare|gäst|webbinarium|webinar|webinarium|verktyg|ämne|metod|presentatör
        vi är # deltagare|personer|stycken|som / glada|roligt|kul att .. ha|presentera|välkomna|se !
        innan vi börjar|startar ! / låt mig presentera ! / i dag|idag ska vi höra|få|lära !
        välkomna|välkommen till|ska ! / jag är|heter NAME ?och|på|från / NAME heter|här jag|på
        dagens|kvällens|månadens gäst|föredrag|kluster|halvtimme|värd ! / klockan är|blev ?nu #
        lite|några|bara praktiskt|praktiska|ord ! / god|go morgon ! / kära alla|vänner|kollegor|medlemmar !
        i dag|idag är|har|ska|kommer det|vi ?två|med
    """,
    "house": """
        mikrofon*|mikrofoner|kamera|kameror|kameran|mutad|mutade|mute*|ljudet
        hör|ser ni|du|alla mig|skärmen|bilden|bilderna|oss ! / kan ni|du höra|se !
        hörs|syns det|jag|bilden|skärmen|mina ! / dela|delar|delat ?min skärm|skärmen|bilden !
        stäng|stänga|stäng|slå ?av ?er|era mikrofon*|mikrofonerna|kameran ! / vänta .. minut|minuter|stund|tag !
        frågor ?gärna i chatten ! / skriv|ställ .. frågor|chatten ! / spelas|spelar in ! / spelar vi|det fortfarande !
        inspelningen|inspelning / länken|uppkopplingen|knappen / ansluter|ansluta|kopplar upp|fler|in
        några|någon ?till .. på väg|in / vi|det spelar|spelas in !
        ha|håll|sätt mikrofonen|mikrofonerna|ljudet|kameran ?av|avstängd|på !
        mikrofoner|mikrofonerna|mikrofonen ?är av|avstängda|avslagna ! / bevakar|passar|vaktar|håller .. chatten !
        droppar|ramlar|trillar|kommer ?in folk|in|några|fler / bilden kan|hackar|försvann
        ge dem|det|folk någon|en|lite
    """,
    "floor": """
        ordet|scenen|skärmen är ditt|din|er|ert ! / lämnar|ger|överlämnar .. ordet|över|till ! / över till dig|er !
        varsågod|varsågoda ! / var så god ! / du|ni har ?ungefär ?cirka # minuter / då kör vi|du / välkommen NAME !
        ordet|skärmen|scenen|rummet går|är till|din|ditt|er ! / börja du ! / kör du|igång ! / det är din tur !
        då|så är|kör det du|din|dig / över till NAME !
    """,
    "start": """
        ^tack ?så ?mycket NAME / tack för att jag|vi får|fick / tack för inbjudan|introduktionen|ordet|att
        jag ska ?nu berätta|prata|visa|tala|presentera|försöka !
        jag tänkte|vill|skulle ?vilja börja|berätta|prata|visa|dela ! / idag|dag ska|tänkte jag / låt mig börja !
        jag|vi börjar ?med / hoppas ?att ni|du ser|hör ! / det ni|du ser ?här ! / jag arbetar|jobbar
        vår historia|klusterorganisation / jag vill|ska|tänkte ta|börja|visa|berätta|ge|dra ?med|er !
        nu|här|det ska|ser|är ni|du|här ?se en|bild|från / bild|bilden|foto ?på|av|från|här
        ser|hör ni ?den ?bilden|mig / vi är|själva ett|# .. kluster|företag|bolag
    """,
    "close": """
        det var ?allt|det ?hela ?vad ?jag ?från|för|hade|mig|oss / var det|allt ?jag|vi hade|ville !
        där|här slutar|stannar|sätter jag|vi ! / tack för ?att er|uppmärksamheten|ordet|ni|mig|visat !
        tack för att ni lyssnat|lyssnade ! / sista|min|sista ?sista bilden|sidan ! / mina kontaktuppgifter
        svarar ?jag gärna på ! / tar|svarar .. gärna .. frågor ! / med det
        det var ?väl|allt|det|nog det|dét|allt|mitt|min ?hela|reklam ! / jag|vi är färdig|klar|klara !
        över|tillbaka till dig|er|NAME ! / jag lämnar tillbaka|över|åter ! / sista|min|en ?sista bild|bilden|punkt
    """,
    "qa": """
        dags|tid|över|går|gå|öppnar|öppna|kommer|vidare ?vi ?nu ?upp ?över ?in ?till|för|på             frågor|\
            frågorna|frågestunden|frågerundan !
        frågestund*|frågerunda* ! / frågor och svar ! / har ni|någon|nån|du ?några ?en frågor|fråga !
        finns|är det ?några ?någon ?som ?har frågor|fråga ! / några ?fler|andra frågor
        flera|många|några|en|ett|# ?par|del ?stycken frågor .. chatten|kommit|in
        frågor|fråga .. i|från chatten|publiken|deltagarna ! / läser|läsa ?jag ?upp|högt / samlat .. frågor|ihop
        vem vill börja / räck upp ! / tittar|kollar .. i|chatten / ordet .. fritt ! / säg vem|vilka ni
        ta|tar ?bara|gärna ordet / diskussion
        vad|vem|någon har|är|mer|vill ?vi|du|börja ?in|i|först ?chatten
        minuter|kvart|tid ?på|för|över|kvar ?oss|frågor|kvar / har handen|en uppe|hand !
        det|vi|ni får|har|hinner|kan nu|också ställa|fråga|?några
    """,
    "ask": """
        fråga|frågor|en|den|första|andra|tredje|nästa|sista|kommer|följdfråga .. från|\
            av NAME ?som             ?undrar|skriver|frågar
        nästa|första|sista ?fråga är NAME ! / först|näst|sist ut är NAME !
        fråga från en|ett|någon|publiken|chatten ! / frågan ?som är|lyder|kom|kommer|handlar !
        ^NAME undrar|frågar|frågade|skriver|undrade|skrev|säger / ^NAME ?på|från|i .. undrar|frågar|skriver|vill !
        ^NAME vill ?också ?gärna veta|fråga ! / ^NAME har|hade ?också ?en fråga|handen|följdfråga !
        vill NAME ?också ?gärna veta|fråga ! / har NAME skrivit|frågat|en !
        någon|nån|en|deltagare|anonym ?deltagare ?här ?som undrar|frågar|skriver|vill ! / undras|frågas !
        följdfråga !
        nästa|sista|första|andra|tredje|ytterligare|till|annan fråga ! / en fråga ?till ?här från|i|om|till !
        det|här|sen|sedan|då finns|är|kom|kommer|kommit|har ?vi ?också|även|in en|ett|\
            ytterligare ?fråga             till|från|som|fråga !
        i chatten undrar|frågar|skriver|står|kommer|finns|kom ! / ^NAME du|varsågod har|hade|ville|räckte|varsågod !
        har|ser en|ett|två|några|NAME från|till|här|fråga|handen|i ?uppe ! / utan namn !
        NAME som skriver|undrar|frågar !
        ^NAME ?i|på ?från .. skriver|undrar|frågar|säger ?så|här|hur|om|vad|varför !
        undrar|frågar|skriver hur|om|vad|varför|när|vilka|vem|så !
        i|från|ur chatten ?är|från|kommer|här|står|finns|undrar !
        den|det|en|ett sista|nästa|första|till ?frågan|är|härifrån|här|i|från|kommer !
        tar|läser ?jag|vi ?nu|upp|vi|då den|det|en|nästa|sista|första|upp / som har kommit in !
        en|ett till ?i|från|?här / var det inte|du NAME|också|som / du|NAME ville|hade in|säga|fråga|handen !
        ^NAME frågar|undrar|skriver !
        ^NAME han|hon frågar|undrar|skriver|säger !
        fråga|en|ett ?här|till|också ?kommer|är från NAME !
        nästa|första|sista ?är|kommer|fråga|frågan från NAME !
    """,
    "jump": """
        ursäkta|förlåt|får|kan ?att|jag ?bara avbryter|avbryta|fråga|bryta|inflika|sticka|flika|bryter !
        jag har|hade|fick .. fråga ! / jag undrar|undrade ?bara ! / jag vill|skulle ?vilja ?gärna veta|fråga !
        fråga från mig|oss ! / hos|för oss / hej .. här|från
        jag undrar|funderar|tänker|skulle|vill|passar ?bara|på|lite|också ?om|hur|att|vilja|veta|fråga|gärna !
        får|kan|hinner jag ?bara|också|lite|få fråga|säga|flika|ställa|avbryta|inflika|skjuta !
        vår|min|en fråga|oro|fundering är|gäller|handlar ! / hos|för oss|vår ?är|har|får|byter|skulle|finns
        jag har en|också|själv ?fråga
        kan|vill|skulle du|ni ?kunna säga|berätta|förklara|utveckla ! / vad händer|gör om|ni|man
        jag|vi passar|tar på|chansen
    """,
    "self": """
        jag heter NAME / hej|ja|hejsan det ?här är NAME / det ?här är NAME från|på|här|igen / ^NAME igen / ^NAME här
        mitt namn är NAME
        NAME ?här från|på *klustret|klustret|nätverket|universitetet|högskolan|kommunen !
        ^ja|hej|jo|tack ?hej NAME *klustret|från|på|i / vi är ett|ett ?litet .. kluster|nätverk|*kluster ?i|från !
        NAME *klustret i
    """,
    "resume": """
        var var|är jag|vi / tillbaka till / som jag sa|sade / fortsätter|fortsätta|vidare
        ^okej|ja|så|bra då|så|vidare|var|tillbaka / var var|är|höll|hamnade jag|vi ! / tillbaka till
        då börjar|fortsätter|går jag|vi ?om|vidare / fortsätt|kör du|gärna|vidare / som jag sa|sade
    """,
    "reply": """
        ^bra|god|jättebra|intressant|viktig|rolig|svår fråga / bra ?att|fråga du|ni frågar|att / tack för frågan
        ^ja|nej|jo|jajamän|absolut|precis|javisst|visst|självklart|aldrig|exakt|givetvis|inte / ^det beror
        ^det var|är en bra|svår|intressant|viktig / ^jag tror|tycker|skulle / ^både|ärligt|oftast|ibland|delvis|mest
        ^vi|det|den|de|han|hon|jag är|har|var|gör|kan|brukar|säger|sa|ser|använder|betalar|får|bjuder|vet|tar
        ^oj|jo|nja|nä|nej|ja|haha|tja|jaha|svårt|inte|ingen|båda|några|två|tre|både|för|genom|hos
        då går|får|är|gör|tar / bra|den ?är|där bra|fråga
    """,
    "ack": """
        ^tack / ^okej|bra|toppen|perfekt|super|fint|då|jaha
        det ?låter var|är bra|klart|hjälpsamt|intressant|tydligt|svar / jag förstår / bra|fint|vackert svar|sagt
        det tar|är|var|ska jag|med|värt|bra|smart|ju / då förstår|vet jag / tack ?så|för ?mycket|svaret|det
    """,
    "thanks": """
        tack ?så ?mycket|hjärtligt|snälla|stort NAME / stort|hjärtligt|varmt|tusen tack !
        tack ?så ?mycket för .. presentationen|föredraget|dragningen|berättelsen|genomgången|detta|intressant !
        det|detta var ?väldigt|mycket|riktigt|jätte spännande|intressant|tydligt|bra|inspirerande|imponerande|\
            roligt|klart !
        vilken historia|resa|presentation !
    """,
    "none": """
        inga|ingen ?fler|andra|mer|ytterligare frågor|fråga ! / inte .. några ?fler frågor !
        chatten är ?helt tom|tyst|lugn ! / ingenting|inget .. i chatten !
        ingen ?som|har ?någon fråga|frågar|frågor ! / tomt i chatten ! / det finns|är|kommer inga|ingen fler|mer !
        slut på frågor|frågorna !
        inga|ingen|inte ?fler|några|mer händer|hand|frågor|nya ?ser|kvar|uppe|i ?jag !
        ingenting|inget|tomt ?mer i|ifrån chatten|salen
    """,
    "bye": """
        hejdå|adjö ! / hej då|så länge|hej ! / ha det ?så bra|gott|fint ! / vi ses|hörs ?igen !
        på återseende|återhörande !
        tack ?så ?mycket ?till alla|er ?som|alla|för ?att .. deltog|lyssnade|kom|var|deltagit|lyssnat|deltagande|\
            medverkan|idag|dag|med !
        tack ?så ?mycket ?till alla|allihop|er|båda ! / tack igen|än|ännu !
        ha|önskar .. trevlig|bra|fin|fortsatt dag|kväll|helg|eftermiddag|vecka|dag !
        det|därmed var|är allt ?för idag|dag !
        avsluta|avslutar|avrundar|avrunda|rundar|slutar ?vi ?av ?nu|för|här|webbinariet|dagens
        tiden är ?nu ute|slut ! / slut|ute på ?dagens tiden|tid|webbinariet|webbinarium / vi är klara|färdiga
        nästa webbinarium|webinar|gång|månad|tillfälle
        bilderna|inspelningen|materialet|presentationen .. läggs|finns|kommer|skickas|ligger|ut|mejlas
        sköt|sköta om er ! / måste|behöver vi|jag ?tyvärr sluta|avsluta|avrunda|stänga !
        tack ?till|så|ska|stort ?mycket|alla NAME ?för|och|i ! / hej|hejdå då|allihop|på ?allihop|alla|er !
        tack själv|själva !
        nästa|om|i gång|månad|vecka|en|november|december|januari|februari|mars|april|maj|september|\
            oktober ?månad ses|är|pratar|    kommer|blir|handlar ?det|vi !
        då|där|här sätter|är|slutar|stannar|tackar ?det|vi|jag ?punkt|slut|för ! / sätter|sätta punkt|stopp !
        kom gärna|förbi|hem / anmälan|anmälningen ?ligger|finns
        ha en|det ?fortsatt|riktigt fin|bra|trevlig|fint|gott|skön !
        bilderna|bilder|filmen|inspelningen|länken .. lägger|läggs|ligger|kommer|skickar|i|på|ut
        samma|nästa tid|gång|plats
    """,
    "break": """
        kort|fika|kaffe|tio|fem|minuters paus ! / tar|ta .. paus|fikapaus|kaffepaus !
        fikapaus|kaffepaus|bensträckare ! / tekniskt|tekniska problem|strul !
        fem|tio|två|en|liten minuter|minuters|paus ?paus !
        tar|ta|håller|behöver ?vi|en|nu ?en|liten|kort paus|            fem|tio|bensträckare !
        vi är|då|nu ?är ?vi tillbaka ! / välkomna|välkommen tillbaka ! / sträcka|sträck på|benen ?benen !
        hämta|ta ?er|lite|en kaffe ! / efter|under pausen
    """,
    "trouble": """
        du|ni|han|hon är|var|blev ?fortfarande mutad|muted|avstängd|borta|frusen|fryst !
        vi|jag hör|ser|kan|tappade|hörde ?inte|bara|fortfarande|nu ?inte dig|er|någonting|din|den|det|bara|inget|\
            något|att !
        hör|ser|kan|syns|hörs ni|du|någon|jag|det|den|nu ?mig|den|det|nu|blå|inte|bilden|skärmen !
        bilden|ljudet|skärmen|uppkopplingen|nätet|presentationen försvann|är|hackar|fryser|bryts|svart|\
            borta ?borta|svart|inte !
        dela|delar|delade|delat ?du|jag|visst|om ?skärm|skärmen|fel|min|din skärm|fönster|igen|med|fel !
        fel|gröna|hela fönster|knapp|skärm|skärmen|bild ! / ner|upp|längst till vänster|höger
        tekniska|tekniskt|teknik|ljud ?lite problem|strul|krångel|strular ! / eko|rundgång|mikrofonen|headset|hörlurar
        nu|då syns|hörs|ser|hör|fungerar den|det|vi|du|du
        är|hörs|ser det|du|ni ?bara|bättre|inte hos|nu|mig|heller ! / vänta|hoppsan|oj jag|tar
    """,
    "recalls": """
        du|ni|han|hon ?har sa|nämnde|visade|berättade|säger|pratade|sade|sagt|nämnt ?att / sa|nämnde|sade du|ni
        som du|ni sa|säger
    """,
    "topic": """
        mina|mitt|våra|några|lite|ett ?par ?korta|små|goda|viktiga|enkla|praktiska råd|tips|rekommendationer|\
            erfarenheter
        # ?par ?korta|små|goda|viktiga|enkla|praktiska råd|tips|rekommendationer|erfarenheter
    """,
    "refers": """
        ^det|de|den|detta|dessa|båda är|var|har|hade|blev|blir|kan|kunde|ska|skulle|vill|ville|gör|gjorde|kom|kommer|\
            fick|får|hände|händer|hjälpte|betyder|ger|gav|kostar|kostade|fungerade|fungerar|också
        ^han|hon|dem|dom / ^en|ett|några|ingen|alla|båda|två av dem|dessa
    """,
    "frame": """
        låt mig|oss ?nu ?först börja|inleda ?nu ?först med !
        vi|jag ?ska|vill|tänkte börjar|inleder|börja|inleda ?nu ?först med ! / börjar|börja vi|jag ?nu ?först med !
        låt mig ?nu ?också ?kort visa|berätta|förklara|beskriva|gå|säga|ta ?igenom|något|lite ?er|om ?om !
        ?jag ?vi ska|vill|tänkte ?jag|vi ?nu ?också ?kort prata|berätta|gå|tala|visa|säga|titta \
            ?lite|något|igenom|vidare|er om|till|på|igenom !
        ett|några|par ?par ?sista ord om !
        låt oss ?nu ?först se|titta|gå|ta|prata|tala ?närmare ?över ?på|om|till ! / lite|något|kort om !
        går|gå|kommer|över ?vi|jag ?nu ?vidare|över|in till|på ! / här|nu är|kommer ?nu !
        nästa|andra|tredje|sista|första|den del|avsnitt|punkt|bild|kapitel handlar|är|gäller ?om !
        när det gäller / hur är det med / och så|sedan det|de ?här med
    """,
    "shift": """
        ^nästa|slutligen|avslutningsvis|sist|dessutom|vidare|först|sedan|sen ! / ^så|nu|okej|då
        ^för att avsluta|sammanfatta|börja !
        ?nästa|sista|andra|tredje bild|bilden|del|delen|punkt|steg ! / jag tar|fortsätter över|med|vidare !
        så mycket|långt om|var ! / det var .. om|delen / ^efter|under|i ?det|de|den första|sista|# år|året|åren
        ^vad|varför|hur|vem|vilka|när gick|gör|gjorde|är|var|kan|kostar|började|ska|har|händer|hände|menar|går|\
            fick|vi|startade|skulle !
        om ni|du|någon|man ?nu|själva|sedan vill|ska|tänker|skulle|funderar|planerar !
        och för|till ?er|de andra / resultat*|siffrorna|utfallet / tillbaka till / till exempel / förresten
    """,
    "open": """
        ^vad|varför|hur|vem|vilka|vilken|vilket|var|när|vems
        ^har|kan|skulle|vill|får|är|gör|ska|måste|finns|vet|behöver|tar|känner|fanns|blev|var|fungerar|går|gäller|\
            räcker du|ni|man|det|den|de|er|vi|ert|någon|några
        hur|vad|varför|vem|vilka mycket|många|länge|ofta|gör|är|går|kostar|händer|kan|ska|skulle|har|hanterar|stor|\
            långt|tid|fick|får|om
        eller är|har|kan|ska|gör|var / kan|skulle|har|får ni|du|man
    """,
    "you": "du\nni\ner\ndig\ndin\nditt\ndina\nert\nera",
    "we": "vi\nvår\nvåra\nvårt\noss\njag",
} | card.CUES
