"""Danish: what people say of the seven things that the best-practice card holds."""

CUES = {
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
