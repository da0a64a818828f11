"""German: what people say of the seven things that the best-practice card holds."""

CUES = {
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
