"""Swedish: what people say of the seven things that the best-practice card holds."""

CUES = {
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
