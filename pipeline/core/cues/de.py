"""German: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

from pipeline.core.cues.card import de as card

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
        ^hallo|servus|moin ?und ?an ?zusammen|alle|allerseits ! / herzlich willkommen !
        willkommen ?zurück ?zu|zum|zur|bei|beim|alle ! / mein name ist / ich heiße|heisse
        ich bin ?ihr|ihre|euer|heute moderator|moderatorin|gastgeber|gastgeberin ! / ich moderiere|begrüße !
        begrüße|begrüßen sie|euch|alle ?ganz !
        heutige|heutigen|heutiger|heutiges referent|referentin|gast|webinar|werkzeug|thema|sprecher|sprecherin|\
            praxis*
        wir sind # teilnehmer|personen|leute|heute
        freue|freuen mich|uns .. begrüßen|vorstellen|dass|vorzustellen !
        bevor wir anfangen|beginnen|starten|loslegen ! / darf .. vorstellen ! / heute hören|sehen|erfahren wir !
        willkommen zu|zum|zur|im|in|beim ! / ich bin ?der|die NAME ?aus|von|und
        für alle|die|alle ?die|jene zum|neu|noch|uns
        heutiger|unser|heute ?haben|ist ?unser gast|gäste|referent|referentin|wir !
        liebe|verehrte|werte kolleginnen|kollegen|mitglieder|alle|gäste !
        grüß|grüße|servus|grüezi euch|gott|sie|miteinander|zusammen !
        wir sind|fangen|starten ?heute|live|vollzählig|an|# / zum ablauf|technischen|organisatorischen
    """,
    "house": """
        mikrofon*|mikro|mikros|kamera|kameras|stumm*|stummgeschaltet|ton
        können|könnt|kann|hört|hören|seht|sehen ?sie ?ihr ?alle ?man mich|bildschirm|folien|uns|bild !
        hören|sehen|hört|seht sie|ihr mich|den|die|meinen|uns ! / bildschirm ?zu|teilen|freigeben|freigabe|geteilt !
        warten .. minute|minuten|moment|augenblick ! / fragen ?bitte|gern|gerne in den|im|in chat !
        schreiben|schreibt|stellen|stellt ?sie ?ihre|eure|bitte|fragen .. fragen|chat !
        aufgezeichnet|mitgeschnitten ! / aufzeichnung|aufnahme|läuft / link|verbindung|knopf|taste
        wählen|loggen sich
        haben|sind|ist ?wir|alle ?mikrofone stumm|stummgeschaltet|aus !
        läuft|zeichnen|nehmen ?wir|es|das|die ?alles ?mit|auf / chat ?im auge|behält|betreut
        ein|ein ?paar|einige kommen|tröpfeln|fehlen ?noch
    """,
    "floor": """
        wort|bühne|bildschirm gehört|ist|haben ?dir|ihnen|dein|deine|ihre|sie !
        übergebe|übergeben|gebe ?ich .. wort|an|ab|weiter ! / sie haben|du hast das wort ! / bitte sehr|schön !
        bitte NAME / leg|legen ?sie los ! / sie|du haben|hast ?etwa ?ungefähr # minuten
        legen|leg|fang|fangen|beginn sie|los|an|doch ! / bühne frei !
        gebe|gebe ?ich ?zurück|weiter|an NAME|dich|sie|an !
    """,
    "start": """
        ^vielen|danke|herzlichen|besten ?dank ?schön NAME
        danke|dank für die|das|den einladung|einführung|wort|vorstellung|gelegenheit !
        danke|freue ?dass ich|mich ?hier ?heute sein|sprechen|darf !
        ich möchte|werde|will|darf ?ihnen|euch ?heute ?gern|kurz|etwas .. erzählen|vorstellen|zeigen|sprechen|\
            berichten|beginnen !
        ich erzähle|zeige|berichte|spreche|stelle / heute möchte|will|werde|geht ich|es
        fange|beginne|starte ich|mit|an / ich fange|beginne|starte !
        ich hoffe|hoffentlich .. sehen|seht|hören|hört ! / was sie|ihr hier|da sehen|seht !
        ich arbeite|leite|bin ?bei|beim / unsere geschichte
        ich fange|fang|beginne|steige ?heute|gleich|mal mit|bei|an|ein !
        grüß|guten gott|morgen|tag ?miteinander|auch|von|aus ?von|mir / sie sehen|ihr seht hier|da|das|ein|jetzt
        bild|foto|folie ?von|eins|hier
    """,
    "close": """
        das war ?alles|es ?schon ?von|was|mein|meine|soweit ?mir|uns|ich / so ?viel|weit von mir|uns !
        damit bin|wäre|komme|schließe ich ?am|zum !
        danke|dank für ihre|eure|die aufmerksamkeit|zuhören|interesse ! / danke fürs zuhören ! / fürs zuhören !
        letzte|meine ?letzte folie|bild ! / hier|da höre|mache|schließe ich ! / meine kontaktdaten
        freue|beantworte .. fragen ! / am|zum ende meines|meiner !
        das war|wars|wär|wäre es|es ?von|mein|alles|uns|mir ! / ich bin|wir sind ?damit durch|fertig|am !
        zurück|wieder an|zu|zurück dich|sie|NAME ! / ich gebe|geb zurück|ab !
    """,
    "qa": """
        zeit|kommen|gehen|steigen|bereit|raum|weiter|übergehen|starten|zu|zur|in ?wir ?nun|\
            jetzt ?noch ?in             ?für|zu|zur|die|den ?den fragen|fragerunde !
        fragerunde*|fragestunde*|diskussionsrunde* ! / fragen und antworten !
        gibt|haben|hat|habt|sind es|sie|ihr|jemand|noch ?es ?denn ?noch ?dazu ?weitere|eine fragen|frage !
        weitere|noch|irgendwelche|erste fragen
        einige|mehrere|viele|paar|# ?ein fragen .. chat|gekommen|eingegangen|da|gesammelt
        fragen .. aus|im|vom dem|chat|publikum ! / lese|lesen ?ich|sie ?nacheinander ?vor / fragen .. gesammelt !
        hat|möchte ?noch jemand|wer ?eine ?noch frage|fragen ! / wer möchte|will|fängt anfangen|beginnen|an|den
        hand|hände heben|hoch ! / schaue|sehe|schauen|blick .. in|im chat / melden|meldet sie|euch ?sich
        sagen|sagt ?sie ?kurz wer / diskussion eröffnet|eröffnen
        ist|sind|gibt|was|hat|haben ?schon|es|liegt|steht|wir|sich|noch ?denn|dazu ?etwas|was|wortmeldungen|\
            meldungen|    eingegangen|im|jemand ?chat|eingegangen|gesammelt !
        wortmeldung*|meldungen|diskussion|austausch !
        steigen|gehen|kommen|starten ?wir ?nun|jetzt ?damit in|zur|zu die|den|ihren|euren ?diskussion|fragen !
        noch|sonst jemand|wer|etwas|fragen ! / minuten|zeit ?noch für|bleiben|haben ?fragen !
        wer möchte|will|traut|macht|fängt ?sich|gern|als ?den|erste*|zuerst ! / angesammelt|eingegangen|gesammelt !
    """,
    "ask": """
        nächste|erste|letzte ?frage ist NAME !
        frage von|aus|vom einem|einer|jemandem|dem|der|publikum|chat !
        frage ?ist|lautet|kam|kommt|hier|dazu lautet|ist|gekommen|an !
        ^NAME fragt|schreibt|fragte|schrieb|wundert|sagt ! / ^herr|frau NAME fragt|schreibt|möchte|will|hat !
        ^NAME ?aus|von|vom|bei .. fragt|schreibt|möchte|will !
        ^NAME möchte|will|würde ?auch ?noch ?gern|gerne wissen|fragen|erfahren !
        ^NAME hat|hatte ?auch ?noch ?eine frage|hand|nachfrage|gefragt|geschrieben !
        fragt|schreibt ?herr|frau ?hier NAME !
        möchte|will|würde ?herr|frau NAME ?noch ?gern wissen|fragen|erfahren !
        hat ?herr|frau NAME gefragt|geschrieben|eine !
        jemand|einer|eine|teilnehmer|teilnehmerin|anonym ?hier fragt|schreibt|möchte|will !
        wird ?auch ?noch gefragt ! / nachfrage|anschlussfrage|zusatzfrage !
        nächste|letzte|erste|zweite|dritte|weitere|andere|noch ?eine frage !
        eine frage ?noch ?hier von|aus|im|zu|zum|zur !
        da|hier|es|dann ist|gibt|kam|kommt|haben|habe ?es ?wir|ich ?noch|auch ?da ?gerade eine ?weitere frage|von !
        im chat fragt|schreibt|steht|kommt|ist|kam|wird !
        ^NAME du|sie|bitte hast|hattest|haben|hatten|wolltest|wollten|bitte
        ich|wir sehe|sehen|habe|haben ?da|hier|noch ?eine|herrn|frau|die|einen NAME|hand|meldung|frage ?mit|von !
        da|es|hier|dann ist|gibt|steht|kommt|war|hab|habe|hätte ?ich|wir|noch|auch ?noch eine|eins|ein|einer|\
            jemand|kein ?hand|    name|ohne|von|frage|noch !
        bitte|herr|frau|ja ?herr|frau NAME ?sie|du|bitte|dann ?sind|haben|bist|bitte ?dran|wort|frei|frage
        jemand|einer|eine|er|sie|man|wer ?auch|noch|hier fragt|schreibt|möchte|will|wundert ?wissen|ob|wie|was|\
            warum !
        fragt|schreibt|lautet|wissen|steht ?jemand ob|wie|was|warum|wer|wann|welche|bei|haben|seine|ihre !
        aus|im|vom dem|chat ?chat|steht|kommt|ist|noch|bitte !
        die|eine|noch|ein letzte|nächste|erste|allerletzte|eine|ohne ?frage|noch|aus|lautet|kommt|name
        lese|les|nehme|nehmen ?ich|wir|mal|die ?mal|noch|nächste|erste|letzte vor|die|erste|nächste|dran !
        erhobener|gehobener hand ! / da steht ?kein|noch ?name / noch eine|eins ?von|aus|im ?im ?chat
        frage|eine|eins ?hier|noch|auch ?kommt|ist von|vom ?herrn|frau|herr NAME !
        nächste|erste|letzte ?ist|kommt|frage von|vom ?herrn|frau|herr NAME !
        ^NAME ?er|sie fragt|schreibt !
    """,
    "jump": """
        entschuldigung|darf|kann|entschuldigen ?sie ?dass ?wenn ?ich ?kurz|mal|da unterbreche|unterbrechen|fragen|\
            einhaken|reingrätschen|nachfragen|einwerfen !
        ich habe|hätte|hab .. frage ! / zwischenfrage|verständnisfrage !
        ich wollte|möchte|würde ?nur|gern|gerne|noch ?mal ?kurz fragen|wissen !
        mich würde|interessiert ?noch interessieren ! / mich interessiert ! / frage von mir|uns|meiner !
        hallo .. hier|von
        ich|wir hätte|habe|hab|würde|wollte|möchte|will ?da|noch|gern|gerne|nur|auch ?eine ?gern|gerne|noch|\
            mal frage|gewusst|    wissen|fragen|nachfragen|verstehen !
        darf|dürfte|kann|könnte|wenn ich|man ?noch|kurz|da|nur|mal|auch ?einmal|kurz ?was fragen|nachfragen|\
            einhaken|etwas|    unterbrechen|nachhaken|darf|etwas !
        mich|uns|was würde|interessiert|interessieren|beschäftigt|mich ?noch|mich|da ?interessieren|interessiert|\
            würd|würde|die !
        meine|unsere|eine frage|sorge|nachfrage ist|wäre|geht|habe|hätte !
        entschuldigung|sorry|moment|du|ja|hallo ?hallo|NAME ?ich|weil|nur|aber|kurz|grüß
        eine habe|hätte ich ?selbst|selber|noch ! / ich noch einmal|mal|was|eine !
        was ist|passiert|wäre|macht|geschieht wenn|mit|denn
        können|könnten|könnt|kannst|würden sie|ihr|du ?uns|noch|dazu|kurz|            vielleicht     sagen|\
            erklären|erzählen|beschreiben !
        nur|ganz ganz|kurz|schnell ?schnell|nachgefragt|eine|noch
    """,
    "self": """
        mein name ist NAME / hier ist|spricht NAME / ^NAME nochmal|noch|wieder / ^NAME hier / ich heiße|heisse NAME
        grüß|hallo|guten gott|tag ?hier|ja NAME ?aus|vom|von / ich bin|heiße ?die|der NAME aus|vom|von|hier
        die|der NAME aus|vom !
    """,
    "resume": """
        wo war|waren ich|wir / zurück zu|zum|zur / wie ich sagte|schon / weiter im|geht|mache|machen|mit
        ^okay|gut|so|also also|dann|weiter|wo|zurück / wo war|waren|sind|bin ich|wir ?stehengeblieben|denn !
        zurück zu|zum|zur / wie ich|gesagt ?schon|sagte / weiter|so im|geht|mit|wo / du warst|sie waren bei|beim
        ich war|waren bei|beim
    """,
    "reply": """
        gut|schön|danke ?dass|für sie|du|die fragen|fragst|frage / ^das kommt|hängt
        ^das ist ?eine ?sehr gute|schwierige|interessante|wichtige|gut / ^ich glaube|denke|würde
        ^beides|ehrlich|meistens|manchmal|teilweise|sowohl
        ^wir|das|es|die|der|er|sie|ich|man ist|sind|haben|hat|war|macht|machen|kann|können|sagen|sagt|nutzen|\
            zahlen|zahlt|    kriegen|hatten|glaube|weiß|setz
        ^gerade|eben|freilich|um|nein|na|ach|oh|tja|jein|kaum|keiner|keine|beide|beides|einige|zwei|drei|über|\
            indem|mit|durch
        gute|berechtigte|schwierige|wichtige|sehr ?gute|berechtigte|wichtige frage|sorge|punkt|einwand
        ^das ist|hat|war ?ja|eine|so|tatsächlich|richtig|schwierig|gut|wahr
    """,
    "ack": """
        ^danke|dankeschön|vielen / ^okay|gut|super|prima|perfekt|toll|alles
        das ?klingt ist|war gut|klar|hilfreich|interessant|spannend / ich verstehe|verstanden
        danke|dank ?ihnen|dir|schön|sehr ?für|vielmals
    """,
    "thanks": """
        danke|dank|dankeschön ?schön|sehr|dir|ihnen ?liebe|lieber|frau|herr NAME / vielen|herzlichen|besten dank !
        danke|dank für .. vortrag|präsentation|einblicke|einblick|ausführungen|spannenden|überblick|beitrag !
        das war ?wirklich|sehr|ja spannend|interessant|klar|beeindruckend|inspirierend|großartig|toll !
        was für|ein ein|spannender vortrag|geschichte !
    """,
    "none": """
        keine|keinerlei ?weiteren|weitere|anderen|offenen fragen ! / keine ?frage|fragen mehr !
        es gibt|sind keine|nichts weiteren|weitere|mehr ! / chat ist|bleibt leer|ruhig|still ! / nichts .. im chat !
        niemand ?hat|stellt ?eine|mehr frage|fragen !
        keine|keiner|nichts|niemand|nicht ?weiteren|weitere|mehr|anderen fragen|wortmeldungen|meldungen|hände|\
            mehr|hand !
        ich|wir sehe|sehen|habe|höre ?da|hier nichts|keine|niemanden|keinen ?mehr|weiteren|weitere !
        nein ?ich|dann|sehe|gut|nichts|keine ?sehe|mehr / alles|alle klar|gesagt|zufrieden|fragen ?beantwortet
    """,
    "bye": """
        tschüss|tschüs|tschau|ciao|servus|wiedersehen|wiederhören|wiederschauen ! / auf wiedersehen|wiederhören|bald !
        bis bald|dann|nächsten|nächstes|zum|nächste|demnächst ! / wir sehen|hören uns
        danke|dank ?schön ?ihnen|euch ?an ?allen|alle ?fürs|für|dass .. dabeisein|zuhören|teilnahme|mitmachen|\
            kommen|dabei|aufmerksamkeit|teilnehmen|waren !
        danke|dank ?an ?ihnen|euch|sie alle|allen|beide|beiden ! / danke|dank nochmal|nochmals|noch|wieder !
        schönen|schöne|schönes|guten ?noch|rest tag|abend|nachmittag|wochenende|woche|feierabend|tag !
        das war|wäre ?es|alles|unser ?für|dann heute|webinar ! / zeit ist ?leider um|abgelaufen|vorbei|zu !
        müssen|muss ?wir|ich ?leider schluss|aufhören|enden|schließen|beenden ! / wir sind fertig|durch|am
        nächste|nächsten|nächstes webinar|mal|monat
        folien|aufzeichnung|unterlagen|präsentation|material .. werden|wird|finden|online|stehen|kommen|schicken|\
            geschickt|gestellt
        machen|macht|mach sie|es ?es gut ! / bleiben|bleibt sie|gesund !
        dank|danke ?dir|ihnen|an ?herzlichen|ganz|noch|auch ?einmal NAME ?für|und|auch|das !
        ganz|herzlichen|großen|tausend ?herzlichen|lieben dank ?an|auch !
        kommen|kommt|komm sie|gut|noch ?gut|heim|durch|nach ?den|die !
        auf wiederhören|wiederschauen|wiedersehen|bald ! / adieu|ade|pfiat|pfüat|servus|baba|tschüss|tschau|ciao !
        in vier|zwei|drei|einem wochen|monat|monaten|januar|februar|märz|april|mai|juni|september|oktober|\
            november|dezember     ist|geht|sehen|haben|kommt !
        merken|nächsten|nächstes|nächste|im|am sie|monat|mal|dezember|donnerstag|januar|februar|# ?sich ?geht|vor|\
            ist|haben ?es|wir
        das ist|war ?doch|ein|mir ein|eine ?schönes|tröstliches|gutes schlusswort|vergnügen|freude !
        entlasse|entlassen|verabschiede|verabschieden ich|wir|sie|mich !
        wünsche|wünschen|schönen|guten ?ich|wir ?ihnen|euch|allen ?noch ?einen tag|schönen|guten|abend|rest !
        folien|aufzeichnung|vorlage|unterlagen|link|links .. montag|finden|kommen|schicken|auf|stehen|hängen|im
        bleibst|bleibt|bleiben du|ihr|sie ?noch kurz|dran|gesund
    """,
    "break": """
        kurze|kleine|kaffee|zehn|fünf|minuten pause ! / machen|mache .. pause|kaffeepause !
        kaffeepause|mittagspause ! / technische|technischen probleme|problemen|schwierigkeiten !
        fünf|zehn|zwei|eine|kleine|kurze minuten|minütige|pause ?pause !
        machen|mache|brauche|brauchen ?wir|ich|            eine|kurz ?eine|kurz|    kleine ?kurze pause|fünf|zehn !
        wir|ich sind|bin|so|und ?da wieder|zurück da|zurück ! / wieder da|zurück ! / willkommen zurück !
        beine vertreten !
        holt|holen|hol ?euch|sie|dir ?sich|einen|noch ?einen kaffee ! / nach|in|während der pause
    """,
    "trouble": """
        du|sie|ihr|er bist|sind|ist|seid|war ?noch|immer|leider|auf ?noch stumm|stummgeschaltet|weg|eingefroren|\
            gemutet|lautlos !
        wir|ich hören|sehen|sehe|höre|haben ?immer|sie|dich|noch|nur|euch|leider|nichts ?noch|nicht|nur|das|ihren|\
            nichts nicht|    nichts|titelbild|dich|noch|verloren|mehr|den|das !
        hört|hören|seht|sehen|kann|könnt ?sie|ihr|man|mich ?man|mich|das|mich ?jemand|mich ?nicht|jetzt|noch
        bild|ton|bildschirm|verbindung|folien|folie|leitung|echo ist|sind|weg|hakt|hängt|stockt|schwarz|bin ?weg|\
            schwarz|da !
        teile|teilen|teilst|geteilt|freigeben|freigabe ?du|ich|falsche|den ?bildschirm|neu|fenster|noch|nochmal
        falsche|falsches|grüne|ganzen fenster|knopf|bildschirm|folie !
        technische|technik|ton ?kleine problem|probleme|problemen|panne|schwierigkeiten|störung !
        hallt|echo|rauscht|headset|stecker / schalte|schalten mich|sich|dich|sie stumm|ein|aus !
        jetzt|nun ist|            sehen|hören|hört     alles|wir|es|man|schwarz
        ist|geht|so|und das|es|jetzt|so ?jetzt besser|jetzt|nur|bei / kurz unterbrechen !
    """,
    "recalls": """
        sie|du|ihr haben|hast|habt|hatten|sagten|erwähnten|sprachen|sagst|sagen ?vorhin|ja|doch .. gesagt|erwähnt|\
            gezeigt|erzählt|    gemeint
        sie|du|ihr sagten|erwähnten|sagtest|erwähntest|sprachen
        wie|weil|was sie|du|ihr sagten|sagtest|gesagt|            grad|gerade
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
        ich|wir beginne|beginnen|fange|fangen|starte|starten ?zuerst mit|damit ?den|dem|der|einer|einem !
        lassen sie mich ?nun|noch|auch|kurz ?auf|noch ?zu|über|von|etwas ?zu !
        ich möchte|will|werde|würde ?nun|jetzt ?noch|auch|ihnen|euch ?kurz|gern|gerne ?etwas|noch zu|über|auf|von ?den|dem|der|einer|einem !
        ?noch ein|paar|einige ?paar ?letzte wort|worte|wörter zu|zum|zur|über ?den|dem|der|einer|einem !
        lassen ?sie uns ?nun|jetzt ?kurz ?auf|über|zu ! / etwas|kurz|nun|jetzt|noch zu|zum|zur|über ?den|dem|der|einer|einem !
        kommen|komme|gehen|gehe|schauen|blicken ?wir|ich ?nun|jetzt|damit ?noch ?uns ?nun|weiter|über \
            zu|zum|zur|auf|an ?den|dem|der !
        hier|jetzt|nun|das sind|kommen|kommt|ist ?nun !
        nächste|zweite|dritte|letzte|erste|der|nächster teil|abschnitt|punkt|folie|kapitel \
            handelt|ist|betrifft|heißt ?von !
        was _ betrifft|angeht / wie sieht|ist es|das mit|bei / und dann|nun das|die mit
    """,
    "shift": """
        ^nächste|nächster|schließlich|abschließend|zuletzt|zweitens|drittens|erstens|außerdem|zunächst|letztens !
        ^so|nun|jetzt|gut|okay / ^zum schluss|abschluss|ende|anfang|einstieg|ersten !
        ?nächste|letzte|zweite|dritte|nächster|letzter folie|teil|punkt|schritt|bild !
        ich übernehme|mache weiter|jetzt|hier ! / soviel|soweit|so zu|zum|zur|viel ! / das war .. teil|zu
        ^nach|in|seit|im den|dem|der ersten|letzten|# jahr|jahren|jahre|zwei|drei
        ^was|warum|wie|wer|wieso|wann ist|war|lief|haben|hat|kostet|geht|läuft|kam|machen|würden|kann|können|ging|\
            bedeutet|heißt|begann|brauchen|bringt|soll|wir !
        wenn|falls sie|ihr|jemand|man ?das ?nun|selbst|auch wollen|wollt|möchten|möchte|will|planen|denken|\
            überlegen|nachmachen !
        und für ?alle die|anderen|andere / ergebnis*|zahlen / zurück zu|zum|zur / zum beispiel / übrigens
    """,
    "open": """
        ^was|warum|wie|wer|wieso|weshalb|wann|wo|welche|welcher|welches|welchen|wem|wen|woher|wozu|womit|wofür|\
            inwieweit|inwiefern|wieviel
        ^haben|hat|habt|kann|können|könnten|könntet|könnte|würden|würde|ist|sind|gibt|geht|muss|müssen|darf|dürfen|\
            soll|sollte|wird|werden|war|machen|wissen|braucht|funktioniert|lohnt|gilt|reicht|passt|gab \
            sie|du|ihr|man|es|das|die|der|denn|wir|ich|sich|ein|eine
        wie|was|warum|wer|wieso|wann viel|viele|lange|oft|ist|sind|macht|machen|kostet|passiert|kann|können|haben|\
            hat|gehen|groß|hoch|schaffen|wäre|wenn|bekommen|bekommt|sie|lang
        oder ist|haben|kann|muss|sind|gibt|war / könnten|können|haben|würden sie|ihr|wir
    """,
    "you": "sie\ndu\nihr\neuch\ndir\ndich\nihnen\nihre\nihren\neure\ndeine",
    "we": "wir\nunser\nunsere\nunseren\nuns\nich",
} | card.CUES
