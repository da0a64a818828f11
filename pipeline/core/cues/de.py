"""German: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

QUESTIONS_TITLE = "Fragen und Antworten"
WELCOME_TITLE = "Begrüßung"
TALK_TITLE = "Vortrag"
AND = "und"

FILLERS = "äh ähm öh öhm eh ehm hm hmm mm mhm"
LEADERS = """
    so und ja gut okay ok also aber nun jetzt dann genau na naja hallo entschuldigung außerdem prima super perfekt
    schön nein doch eben zum schluss zuletzt
"""
JOINS = "weil da denn welche welcher welches obwohl während wenn aber sondern bevor nachdem sodass damit"
BEFORE_NOUN = """
    der die das den dem des ein eine einen einem einer eines unser unsere unseren unserem mein meine ihr ihre ihren
    diese dieser dieses diesen jede jeder jedes von mit für über im am zum zur beim vom auf aus zwischen bei
"""
NUMBERS = """
    ein eine einen einem einer eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
    fünfzehn sechzehn achtzehn zwanzig fünfundzwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig
    hundert zweihundert dreihundert fünfhundert tausend million millionen halbe halben halbes dutzend paar einige
    anderthalb
"""
STOP = """
    ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei
    beim bin bis bisschen bist bitte da dabei dadurch dafür daher damit danach danke dann daran darauf daraus darf
    darin darum darüber das dass davon dazu dein deine dem den denen denn der deren des deshalb dessen die dies diese
    diesem diesen dieser dieses dir doch dort du durch dürfen eben eigentlich ein eine einem einen einer eines einfach
    einmal er es etwa etwas euch euer eure fast finde für ganz gab geben gegen geht gehen gemacht genau gerade gern
    gerne gesagt gibt ging gut guten haben habe hat hatte hatten hätte hätten heute hier hin hinter ich ihm ihn ihnen
    ihr ihre ihrem ihren ihrer im immer in ins irgendwie ist ja jede jedem jeden jeder jedes jemand jetzt kam kann
    kannst kein keine keinem keinen keiner kommen kommt konnte konnten können könnte könnten lassen man manche mal
    mehr mein meine meinem meinen meiner mich mir mit möchte möchten muss müssen musste nach natürlich neben nein
    nicht nichts nie noch nun nur ob oder oft ohne schon sagen sagt schön sehr sein seine seinem seinen seiner seit
    selbst sich sie sind so sogar solche soll sollen sollte sollten sondern sonst über um und uns unser unsere unserem
    unseren unserer unter viel viele vielen vielleicht vom von vor wann war waren warum was wäre weil weiter welche
    welchem welchen welcher welches wenn wer werde werden wie wieder wieso will wir wird wirklich wissen wo wollen
    wollte wollten worden wurde wurden würde würden zu zum zur zurück zwar zwischen frage fragen chat fragt schreibt
    herr frau herrn jahr jahre jahren erste ersten nächste nächsten letzte letzten machen macht gekommen weiß neue
    neuen besser nochmal nochmals
"""

CUES = {
    "welcome": """
        guten|schönen morgen|tag|vormittag|nachmittag|abend !
        grüß|grüss gott !
        ^hallo|servus|moin ?und ?an ?zusammen|alle|allerseits !
        herzlich willkommen !
        willkommen ?zurück ?zu|zum|zur|bei|beim|alle !
        mein name ist / ich heiße|heisse
        ich bin ?ihr|ihre|euer|heute moderator|moderatorin|gastgeber|gastgeberin !
        ich moderiere|begrüße !
        begrüße|begrüßen sie|euch|alle ?ganz !
        heutige|heutigen|heutiger|heutiges referent|referentin|gast|webinar|werkzeug|thema|sprecher|sprecherin|praxis*
        wir sind # teilnehmer|personen|leute|heute
        freue|freuen mich|uns .. begrüßen|vorstellen|dass|vorzustellen !
        bevor wir anfangen|beginnen|starten|loslegen !
        darf .. vorstellen ! / heute hören|sehen|erfahren wir !
    """,
    "house": """
        mikrofon*|mikro|mikros|kamera|kameras|stumm*|stummgeschaltet|ton
        können|könnt|kann|hört|hören|seht|sehen ?sie ?ihr ?alle ?man mich|bildschirm|folien|uns|bild !
        hören|sehen|hört|seht sie|ihr mich|den|die|meinen|uns !
        bildschirm ?zu|teilen|freigeben|freigabe|geteilt !
        warten .. minute|minuten|moment|augenblick !
        fragen ?bitte|gern|gerne in den|im|in chat !
        schreiben|schreibt|stellen|stellt ?sie ?ihre|eure|bitte|fragen .. fragen|chat !
        wird|aufgezeichnet ?aufgezeichnet|mitgeschnitten !
        aufgezeichnet|mitgeschnitten !
        aufzeichnung|aufnahme|läuft
        link|verbindung|knopf|taste / wählen|loggen sich
        noch|einige|ein .. fehlen|dazu|kommen|ein
    """,
    "floor": """
        wort|bühne|bildschirm gehört|ist|haben ?dir|ihnen|dein|deine|ihre|sie !
        übergebe|übergeben|gebe ?ich .. wort|an|ab|weiter !
        sie haben|du hast das wort ! / bitte sehr|schön !
        bitte NAME / leg|legen ?sie los !
        sie|du haben|hast ?etwa ?ungefähr # minuten
    """,
    "start": """
        ^vielen|danke|herzlichen|besten ?dank ?schön NAME
        danke|dank für die|das|den einladung|einführung|wort|vorstellung|gelegenheit !
        danke|freue ?dass ich|mich ?hier ?heute sein|sprechen|darf !
        ich möchte|werde|will|darf ?ihnen|euch ?heute ?gern|kurz|etwas .. erzählen|vorstellen|zeigen|sprechen|\
            berichten|beginnen !
        ich erzähle|zeige|berichte|spreche|stelle
        heute möchte|will|werde|geht ich|es
        fange|beginne|starte ich|mit|an
        ich fange|beginne|starte !
        ich hoffe|hoffentlich .. sehen|seht|hören|hört !
        was sie|ihr hier|da sehen|seht !
        ich arbeite|leite|bin ?bei|beim / unsere geschichte
    """,
    "close": """
        das war ?alles|es ?schon ?von|was|mein|meine|soweit ?mir|uns|ich !
        so ?viel|weit von mir|uns !
        damit bin|wäre|komme|schließe ich ?am|zum !
        danke|dank für ihre|eure|die aufmerksamkeit|zuhören|interesse !
        danke fürs zuhören ! / fürs zuhören !
        letzte|meine ?letzte folie|bild !
        hier|da höre|mache|schließe ich ! / meine kontaktdaten
        freue|beantworte .. fragen !
        am|zum ende meines|meiner !
    """,
    "qa": """
        zeit|kommen|gehen|steigen|bereit|raum|weiter|übergehen|starten|zu|zur|in ?wir ?nun|jetzt ?noch ?in \
            ?für|zu|zur|die|den ?den fragen|fragerunde !
        fragerunde*|fragestunde*|diskussionsrunde* !
        fragen und antworten !
        gibt|haben|hat|habt|sind es|sie|ihr|jemand|noch ?es ?denn ?noch ?dazu ?weitere|eine fragen|frage !
        weitere|noch|irgendwelche|erste fragen
        einige|mehrere|viele|paar|# ?ein fragen .. chat|gekommen|eingegangen|da|gesammelt
        fragen .. aus|im|vom dem|chat|publikum !
        lese|lesen ?ich|sie ?nacheinander ?vor
        fragen .. gesammelt !
        hat|möchte ?noch jemand|wer ?eine ?noch frage|fragen !
        wer möchte|will|fängt anfangen|beginnen|an|den
        hand|hände heben|hoch !
        schaue|sehe|schauen|blick .. in|im chat
        melden|meldet sie|euch ?sich / sagen|sagt ?sie ?kurz wer
        diskussion eröffnet|eröffnen
    """,
    "ask": """
        frage|fragen|eine|die|erste|zweite|dritte|nächste|letzte|kommt|weitere|noch|nachfrage .. von|vom|aus \
            ?herrn|frau|herr NAME ?die|der ?fragt|schreibt|möchte !
        nächste|erste|letzte ?frage ist NAME !
        frage von|aus|vom einem|einer|jemandem|dem|der|publikum|chat !
        frage ?ist|lautet|kam|kommt|hier|dazu lautet|ist|gekommen|an !
        ^NAME fragt|schreibt|fragte|schrieb|wundert|sagt !
        ^herr|frau NAME fragt|schreibt|möchte|will|hat !
        ^NAME ?aus|von|vom|bei .. fragt|schreibt|möchte|will !
        ^NAME möchte|will|würde ?auch ?noch ?gern|gerne wissen|fragen|erfahren !
        ^NAME hat|hatte ?auch ?noch ?eine frage|hand|nachfrage|gefragt|geschrieben !
        fragt|schreibt ?herr|frau ?hier NAME !
        möchte|will|würde ?herr|frau NAME ?noch ?gern wissen|fragen|erfahren !
        hat ?herr|frau NAME gefragt|geschrieben|eine !
        jemand|einer|eine|teilnehmer|teilnehmerin|anonym ?hier fragt|schreibt|möchte|will !
        wird ?auch ?noch gefragt !
        nachfrage|anschlussfrage|zusatzfrage !
        nächste|letzte|erste|zweite|dritte|weitere|andere|noch ?eine frage !
        eine frage ?noch ?hier von|aus|im|zu|zum|zur !
        da|hier|es|dann ist|gibt|kam|kommt|haben|habe ?es ?wir|ich ?noch|auch ?da ?gerade eine ?weitere frage|von !
        im chat fragt|schreibt|steht|kommt|ist|kam|wird !
        ^NAME du|sie|bitte hast|hattest|haben|hatten|wolltest|wollten|bitte !
    """,
    "jump": """
        entschuldigung|darf|kann|entschuldigen ?sie ?dass ?wenn ?ich ?kurz|mal|da unterbreche|unterbrechen|fragen|\
            einhaken|reingrätschen|nachfragen|einwerfen !
        ich habe|hätte|hab .. frage !
        eine ?kurze|schnelle|kleine ?zwischen frage ?noch|nur|dazu|zwischendurch !
        zwischenfrage|verständnisfrage !
        ich wollte|möchte|würde ?nur|gern|gerne|noch ?mal ?kurz fragen|wissen !
        mich würde|interessiert ?noch interessieren !
        mich interessiert ! / frage von mir|uns|meiner !
        bei uns / hallo .. hier|von
    """,
    "self": """
        mein name ist NAME / hier ist|spricht NAME
        ^NAME nochmal|noch|wieder / ^NAME hier
        ich heiße|heisse NAME
    """,
    "resume": """
        wo war|waren ich|wir / zurück zu|zum|zur
        wie ich sagte|schon / weiter im|geht|mache|machen|mit
        ^okay|gut|so|also also|dann|weiter|wo|zurück
    """,
    "reply": """
        ^gute|sehr|schöne|interessante|wichtige|berechtigte|schwierige ?gute ?frage
        gut|schön|danke ?dass|für sie|du|die fragen|fragst|frage
        ^ja|nein|doch|absolut|genau|natürlich|selbstverständlich|definitiv|nie|niemals|klar|jein|nicht|richtig
        ^das kommt|hängt
        ^das ist ?eine ?sehr gute|schwierige|interessante|wichtige|gut
        ^ich glaube|denke|würde
        ^beides|ehrlich|meistens|manchmal|teilweise|sowohl
    """,
    "ack": """
        ^danke|dankeschön|vielen
        ^okay|gut|super|prima|perfekt|toll|alles
        das ?klingt ist|war gut|klar|hilfreich|interessant|spannend
        ich verstehe|verstanden
    """,
    "thanks": """
        danke|dank|dankeschön ?schön|sehr|dir|ihnen ?liebe|lieber|frau|herr NAME
        vielen|herzlichen|besten dank !
        danke|dank für .. vortrag|präsentation|einblicke|einblick|ausführungen|spannenden|überblick|beitrag !
        das war ?wirklich|sehr|ja spannend|interessant|klar|beeindruckend|inspirierend|großartig|toll !
        was für|ein ein|spannender vortrag|geschichte !
    """,
    "none": """
        keine|keinerlei ?weiteren|weitere|anderen|offenen fragen !
        keine ?frage|fragen mehr !
        es gibt|sind keine|nichts weiteren|weitere|mehr !
        chat ist|bleibt leer|ruhig|still !
        nichts .. im chat !
        niemand ?hat|stellt ?eine|mehr frage|fragen !
    """,
    "bye": """
        tschüss|tschüs|tschau|ciao|servus|wiedersehen|wiederhören|wiederschauen !
        auf wiedersehen|wiederhören|bald !
        bis bald|dann|nächsten|nächstes|zum|nächste|demnächst !
        wir sehen|hören uns
        danke|dank ?schön ?ihnen|euch ?an ?allen|alle ?fürs|für|dass .. dabeisein|zuhören|teilnahme|mitmachen|\
            kommen|dabei|aufmerksamkeit|teilnehmen|waren !
        danke|dank ?an ?ihnen|euch|sie alle|allen|beide|beiden !
        danke|dank nochmal|nochmals|noch|wieder !
        schönen|schöne|schönes|guten ?noch|rest tag|abend|nachmittag|wochenende|woche|feierabend|tag !
        das war|wäre ?es|alles|unser ?für|dann heute|webinar !
        ende|schluss|beenden|schließen|abschließen ?unseres|des|für|webinar|webinars|heute|kommen|angelangt
        zeit ist ?leider um|abgelaufen|vorbei|zu !
        müssen|muss ?wir|ich ?leider schluss|aufhören|enden|schließen|beenden !
        wir sind fertig|durch|am
        nächste|nächsten|nächstes webinar|mal|monat
        folien|aufzeichnung|unterlagen|präsentation|material .. werden|wird|finden|online|stehen|kommen|schicken|\
            geschickt|gestellt
        machen|macht|mach sie|es ?es gut !
        bleiben|bleibt sie|gesund !
    """,
    "break": """
        kurze|kleine|kaffee|zehn|fünf|minuten pause !
        machen|mache .. pause|kaffeepause !
        kaffeepause|mittagspause !
        technische|technischen probleme|problemen|schwierigkeiten !
    """,
    "topic": """
        mein|meine|unser|unsere|einige|ein ?paar ?kurze|kleine|gute|wichtige|einfache|praktische rat|ratschläge|tipps
        # ?kurze|kleine|gute|wichtige|einfache|praktische ratschläge|tipps|empfehlungen|erfahrungen
    """,
    "refers": """
        ^das|dies|es|er|sie|die|diese|dieser|beide ist|war|sind|waren|hat|hatte|haben|hatten|wird|wurde|kann|konnte|\
            können|soll|muss|macht|machte|machen|kam|kommt|kostet|kostete|half|hilft|heißt|bedeutet|gibt|gab|auch
        ^einer|eine|eines|einige|keiner|alle|beide|zwei von ihnen|denen
    """,
    "frame": """
        ich erzähle|berichte|spreche ?ihnen|euch ?heute ?kurz von|über !
        ich|wir beginne|beginnen|fange|fangen|starte|starten ?zuerst mit|damit !
        lassen sie mich ?nun|noch|auch|kurz ?auf|noch ?zu|über|von|etwas ?zu !
        ich möchte|will|werde|würde ?nun|jetzt ?noch|auch|ihnen|euch ?kurz|gern|gerne ?etwas|noch zu|über|auf|von !
        ?noch ein|paar|einige ?paar ?letzte wort|worte|wörter zu|zum|zur|über !
        lassen ?sie uns ?nun|jetzt ?kurz ?auf|über|zu !
        etwas|kurz|nun|jetzt|noch zu|zum|zur|über !
        kommen|komme|gehen|gehe|schauen|blicken ?wir|ich ?nun|jetzt|damit ?noch ?uns ?nun|weiter|über \
            zu|zum|zur|auf|an !
        hier|jetzt|nun|das sind|kommen|kommt|ist ?nun !
        nächste|zweite|dritte|letzte|erste|der|nächster teil|abschnitt|punkt|folie|kapitel \
            handelt|ist|betrifft|heißt ?von !
        was _ betrifft|angeht / wie sieht|ist es|das mit|bei
        und dann|nun das|die mit
    """,
    "shift": """
        ^nächste|nächster|schließlich|abschließend|zuletzt|zweitens|drittens|erstens|außerdem|zunächst|letztens !
        ^so|nun|jetzt|gut|okay
        ^zum schluss|abschluss|ende|anfang|einstieg|ersten !
        ?nächste|letzte|zweite|dritte|nächster|letzter folie|teil|punkt|schritt|bild !
        ich übernehme|mache weiter|jetzt|hier !
        soviel|soweit|so zu|zum|zur|viel !
        das war .. teil|zu
        ^nach|in|seit|im den|dem|der ersten|letzten|# jahr|jahren|jahre|zwei|drei
        ^was|warum|wie|wer|wieso|wann ist|war|lief|haben|hat|kostet|geht|läuft|kam|machen|würden|kann|können|ging|\
            bedeutet|heißt|begann|brauchen|bringt|soll|wir !
        wenn|falls sie|ihr|jemand|man ?das ?nun|selbst|auch wollen|wollt|möchten|möchte|will|planen|denken|\
            überlegen|nachmachen !
        und für ?alle die|anderen|andere / ergebnis*|zahlen
        zurück zu|zum|zur / zum beispiel / übrigens
    """,
    "open": """
        ^was|warum|wie|wer|wieso|weshalb|wann|wo|welche|welcher|welches|welchen|wem|wen|woher|wozu|womit|wofür|\
            inwieweit|inwiefern|wieviel
        ^haben|hat|habt|kann|können|könnten|könntet|könnte|würden|würde|ist|sind|gibt|geht|muss|müssen|darf|dürfen|\
            soll|sollte|wird|werden|war|machen|wissen|braucht|funktioniert|lohnt|gilt|reicht|passt|gab \
            sie|du|ihr|man|es|das|die|der|denn|wir|ich|sich|ein|eine
        wie|was|warum|wer|wieso|wann viel|viele|lange|oft|ist|sind|macht|machen|kostet|passiert|kann|können|haben|\
            hat|gehen|groß|hoch|schaffen|wäre|wenn|bekommen|bekommt|sie|lang
        oder ist|haben|kann|muss|sind|gibt|war
        könnten|können|haben|würden sie|ihr|wir
    """,
    "you": "sie\ndu\nihr\neuch\ndir\ndich\nihnen\nihre\nihren\neure\ndeine",
    "we": "wir\nunser\nunsere\nunseren\nuns\nich",
    "beneficiaries": """
        ist|sind ?vor ?allem|nur|hauptsächlich für .. unternehmen|betriebe|firmen|gründer|gründerinnen|mitglieder|\
            start-ups|startups|führungskräfte|frauen|studierende !
        unsere mitglieder|teilnehmer|teilnehmenden|unternehmen|betriebe|mitgliedsunternehmen|kunden ?meist sind|kommen !
        wer|wen .. profitiert|kann|für|bekommt|mitmachen
        richtet|richten|wendet|wenden ?wir sich|uns ?vor ?allem ?an !
        zielgruppe* !
        gedacht|gemacht|entwickelt|ausgelegt|bestimmt|geeignet ?vor|ist|allem ?für !
        profitieren|profitiert|nutzen ?vor|haben !
        kleine|kleinen|kleinere|kleineren|mittlere|mittleren ?und ?mittlere|mittleren \
            unternehmen|betriebe|betrieben|firmen !
        für|an ?kleine ?kleinere unternehmen|betriebe|firmen|personen|frauen|studierende|führungskräfte|mitglieder|\
            mitarbeiter|mitarbeitende|beschäftigte|forschende|gründer|gründerinnen|startups mit|die|der|aus|in
        unternehmen|betriebe|firmen|mitglieder|teilnehmer mit|zwischen|unter|bis|ab|von ?weniger|mehr ?als|bis|zu # !
        mitarbeitern|beschäftigten|mitarbeitende|mitarbeitenden
        kmu|kmus|mittelstand|mittelständler !
        teilnehmer|teilnehmenden|teilnehmerinnen ?sind|kommen|waren
        offen|steht für|allen !
        hilft|helfen ?den kleinen|unternehmen|denen|mitgliedern
    """,
    "goals": """
        ziel|ziele|zweck|absicht|idee|gedanke|anspruch|sinn|vision ?war|ist|dahinter|des|der|von|sind|dabei !
        mehrwert|nutzen|gewinn|vorteil|zusatznutzen !
        wir wollten|wollen|wünschten ! / ^um .. zu
        damit|sodass ?die ?wir|sie|unternehmen|firmen
        ergebnis*|wirkung*|erfolg|erfolge|effekt* !
        geführt|führte|führt zu !
        gestiegen|stieg|gewachsen|wuchs|verdoppelt|gespart|gesteigert|gesunken|verbessert
        seitdem|seither
        # .. neue|unternehmen|kooperationen|projekte|jobs|verträge|kunden|aufträge|produkte|patente .. \
            haben|entstanden|wurden|gestartet|bekommen|sind
        prozent der|mehr|weniger|sagen|haben|sagten
        warum .. wir|angefangen|begonnen|machen
        erreicht|erreichen / auf dem|am markt
    """,
    "operative": """
        # ?und ?ein ?oder ?bis ?# minuten|stunden|stunde|tage|tagen|wochen|woche|monate|monaten|monat|jahre|jahren|\
            abende|treffen|termine|schritte|schritten|phasen|module|modulen|workshops|mal|sitzungen
        # ?tausend|hundert|millionen euro|franken|kronen !
        kostet|kosten|kostete|budget*|preis|gebühr*|finanzier*|bezahlt|bezahlen|zahlt|zahlen|geld|förderung|\
            zuschuss|beitrag !
        das|es|ganze|alles dauert !
        dauert .. stunden|tage|wochen|monate|minuten !
        pro|jede|jeden|jedes|einmal|zweimal|im ?im tag|woche|monat|jahr|unternehmen|teilnehmer|stunde|betrieb|person
        vollzeit*|teilzeit*|stelle|halbe stelle
        brauchen|braucht|benötigt|benötigen ?man|sie|wir|es|dafür|nur ein|eine|einen|zwei|drei|#
        person|projektleiter|projektleiterin|koordinator|koordinatorin|kollege|kollegin|berater|beraterin|\
            moderator|moderatorin|team die|der|das|aus|vom|von
        vertrag|vereinbarung|antrag|formular|fragebogen
        ^zuerst|dann|danach|anschließend|nachher|erst|später ?kommt|kommen|gehen|treffen|haben|machen|schicken|\
            setzen|bekommt|bekommen|geht wir|die|das|es|der|man|jeder|sich
        schritt eins|zwei|drei|# ! / gruppen von|zu|mit # !
        von .. bis .. dauert|es / bis zu #
        läuft|funktioniert|geht ?das ?es so|folgendermaßen ?ab !
        ablauf
        wir schicken|laden|treffen|besuchen|fragen|sammeln|wählen|bieten|organisieren|halten|beginnen|nutzen|rufen|\
            starten
        um # uhr
    """,
    "lessons": """
        fehler|fehlers|irrtum|scheitern|gescheitert|misserfolg*|missglückt|panne !
        schief|schiefgegangen|schiefgelaufen ?gegangen|gelaufen !
        lehre|lehren|lektion*|erfahrung|erfahrungen|erkenntnis* !
        wir|ich ?haben ?habe .. gelernt|unterschätzt|überschätzt|vergessen|bereut|bereue !
        gelernt|unterschätzt !
        anders|besser machen|gemacht|angehen !
        würden|würde ?wir|ich ?heute nicht|anders|nie|mehr !
        funktionierte|funktioniert|geklappt|klappte|klappt nicht|nie|schlecht !
        nicht funktioniert|geklappt|bewährt !
        problem|schwierigkeit|herausforderung|hindernis|hürde|falle|stolperstein|schwierigste|größte ?war|ist|mit !
        schwierig|schwieriger|schwer|hart|mühsam|überrascht|überraschend
        am anfang / anfangs|zunächst
        wir dachten|glaubten|nahmen|erwarteten !
        deshalb|seitdem|daher|jetzt .. jetzt|nun|heute
        hätten|hätte .. sollen|müssen|können !
        erst später|danach|dann / es stellte|zeigte sich !
        rückblickend|nachhinein !
        zu viele|viel|spät|früh|wenig|lang|lange|groß|große|klein|schnell|kompliziert|schwierig|hoch !
        nie wieder|mehr !
    """,
    "howto": """
        tipp|tipps|rat|ratschlag|ratschläge|empfehlung*|empfehle|empfehlen|rate|hinweis|hinweise !
        achten|achtet|sorgen|sorgt|stellen|stellt sie|darauf|dafür|sicher ?darauf|dafür|sicher !
        seien|seid|sei ?sie genau|klar|ehrlich|vorsichtig|mutig|vorbereitet|streng|geduldig !
        wenn|falls sie|ihr|man .. wollen|wollt|möchten|planen|nachmachen|starten|will|anfangen !
        ^fangen|beginnen|wählen|nehmen|finden|fragen|laden|besuchen|rufen|reden|sprechen|gehen|suchen|setzen|\
            halten|lassen|geben|nutzen|planen|schreiben|bauen|prüfen|denken|versuchen|probieren|testen|messen|\
            schicken|zeigen|erzählen|bereiten|klären|entscheiden|binden|vermeiden|begrenzen|buchen|hören|legen|\
            machen|bitten|rechnen|stellen|bleiben|bringen|holen sie|sich !
        ^fangt|beginnt|wählt|nehmt|findet|fragt|ladet|besucht|ruft|redet|sprecht|geht|sucht|setzt|haltet|lasst|\
            gebt|nutzt|plant|schreibt|baut|prüft|denkt|versucht|probiert|testet|messt|schickt|zeigt|bereitet|klärt|\
            entscheidet|vermeidet|hört|macht|vergesst|bleibt|holt|bringt !
        ^niemals|nie|immer
        sie|ihr|man sollten|sollte|müssen|müsst|muss|darf|dürfen|könnt ?nicht|immer|nie|auch
        es ist wichtig|entscheidend|besser|sinnvoll !
        wichtig|wichtigste|entscheidend|schlüssel|geheimnis ist|dass
        faustregel* ! / vergessen sie|nicht ?nicht !
        mein|unser|meine|unsere rat|tipp|tipps|empfehlung|bester !
    """,
    "s3": """
        intelligente|intelligenter|intelligenten|smart|smarte spezialisierung|specialisation|specialization !
        spezialisierung*|spezialisierungsstrategie* !
        s3|s 3|ris3|s drei !
        regionale|regionalen|regionaler|landes|landesweite strategie*|priorität*|entwicklungsplan*|\
            entwicklungsstrategie*|innovationsstrategie*|schwerpunkt*|politik* !
        innovationsstrategie*|landesstrategie*|regionalstrategie*|wirtschaftsstrategie*|stärkefeld*|landesregierung !
        strategie* / ministerium|landkreis|bundesland
        des landes|region|der ?region schwerpunkt*|strategie*
    """,
    "other_clusters": """
        andere|anderen|anderer|zwei|drei|vier|mehrere|mehreren|weitere|weiteren|einige|benachbarte|benachbarten \
            ?weitere|andere cluster|clustern|clusters|netzwerke|netzwerken !
        *cluster|*clustern nebenan|aus|in|jenseits|im
        mit|vom|beim .. *cluster|*clustern|*netzwerk
        cluster|clustern aus|in|im|von|jenseits|die|das|hat|haben|nebenan !
        zusammen|kooperieren|kooperation|zusammenarbeit|gemeinsam|austausch|tauschen|teilen ?wir ?uns ?mit .. \
            cluster|clustern|netzwerk|netzwerken|clusterorganisation* !
        nachbarcluster*|partnercluster*|schwestercluster*|clusterkolleg*|clustermanager*|clusterübergreifend*|cross !
        cluster* .. kopiert|übernommen|nutzt|nutzen|macht|machen|eingeführt|angeschlossen|beteiligt !
    """,
}
