"""Norwegian: what people say of the seven things that the best-practice card holds."""

CUES = {
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
