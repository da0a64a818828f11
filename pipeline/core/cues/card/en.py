"""English: what people say of the seven things that the best-practice card holds."""

CUES = {
    "beneficiaries": """
        our members|participants|customers|firms|companies ?mostly ?mainly are|come !
        programme|service|format|course|offer ?is ?mainly for .. companies|firms|start-ups|startups|members|people|\
            smes !
        ?who it|this|is|benefits|can|gets|for
        it|this|programme|format|service|course|offer is|was|are ?made|meant|aimed|designed ?mainly|first ?of ?all \
            for !
        aimed|targeted|addressed|directed|meant|intended|designed at|to|for !
        target group|groups|audience !
        benefit|benefits|benefited|profit|profits|beneficiaries
        small|smaller ?and companies|firms|ones|enterprises|businesses|members
        for companies|firms|smes|people|students|women|start-ups|startups|start|employees|members|managers|owners|\
            researchers with|who|that|from|in|of|first
        companies|firms|members|people|participants with|of|between|from|under|up|below|over ?less ?than ?to # !
        small ?or|and medium ?sized ! / smes|sme
        who|that can|may join|apply|take|come
        participants|attendees are|come|were|usually|mostly|typically !
        open to|for all|every|any|members|everybody !
        helps|help small|companies|firms|members|those|people
        get|gets something out|from|too !
    """,
    "goals": """
        the|our|its|main|a|first|overall aim|aims|goal|goals|purpose|objective|objectives|idea|ambition|mission|\
            point is|was|behind|of|are|were|that|to|here !
        added value ! / we wanted|want to
        ^we aim|aimed to|at ! / in order to
        should|so that|to ?be learn|talk|meet|find|become|get|strengthen|improve|create|build|increase|shorten
        result|results|resulted|outcome|outcomes|impact|effect
        since then|the|we
        # .. joint|new|companies|projects|firms|jobs|contracts|partners|patents|products .. \
            came|have|are|were|got|started|found
        on the market
        grew|grown|increased|rose|doubled|tripled|saved from|by|to|them|us
        benefit|value|gain|gains|advantage|win is|was|for|of|that
        per cent|percent more|of|less|found|got|have|said|say
        why .. we|do|did start|started|do|this|began|begin|it
        what .. gained|brought|achieved|came|changed !
        achieved|achieve
    """,
    "operative": """
        # ?and ?a ?to ?or ?half ?working minutes|hours|days|weeks|months|evenings|afternoons|years|sessions|\
            meetings|steps|phases|modules|workshops
        # ?thousand|hundred|million euro|euros|pounds|dollars|kroner|kronor|francs !
        cost|costs|budget|price|fee|funded|funding|financed|finance|paid|pays|pay|charge|subsidised|subsidized
        it|this|everything takes|lasts !
        takes .. hours|days|weeks|months|minutes|time !
        per|every|each|once|twice a|an|hour|day|week|month|year|evening|event|company|participant
        full|part|half time ?position|job|post|person
        you need # !
        we need|needed|employ|have|use one|two|a|an|three ?full ?person|room|people|staff
        person|people|staff|team|colleague|coordinator|facilitator|moderator who|in|that|from|is|runs|does
        contract|agreement|application|form|invoice
        it|evening|day|programme|process|course|event starts|begins|opens|ends|runs|consists
        ^first|then|after|afterwards|next|finally we|they|the|comes|that|you|come|there
        step one|two|three|# ! / half past|o'clock / groups of #
        from .. to .. takes|it ! / up to #
        in|at|within the|four|first # ?working weeks|days|months|hours
        we send|invite|meet|visit|ask|collect|choose|pick|select|offer|organise|organize|hold|run|start
    """,
    "lessons": """
        mistake|mistakes|error|errors|failed|failure|failures|fail !
        went|go|goes|gone wrong !
        lesson|lessons ?learned|learnt !
        we|i|have ?have learned|learnt|underestimated|overestimated|forgot|misjudged|regret !
        do|done|did|be .. differently !
        would not do|have|start|again !
        did not|never work|worked|works ! / does not work !
        the|our|a|biggest|first|second|third|main|one|another problem|difficulty|challenge|obstacle|surprise|trap|\
            hurdle|pitfall was|is|were|we !
        difficult|hard|harder|tough|ugly|painful|too|surprised|surprising
        at first|the we|it|nobody|start|beginning
        we thought|believed|assumed|expected|trusted|hoped !
        so|since|now|then .. now|then ?we / should|could have
        only later|then|after|when / it turned out !
        looking back ! / in hindsight|retrospect !
        too many|much|late|early|few|long|big|small|little|fast !
        today we|i / never again !
    """,
    "howto": """
        tip|tips|advice|recommend|recommendation|suggestion|hint|hints !
        make|be|making sure|certain !
        if you .. want|plan|think|thinking|copy|start|try|do !
        ^start|begin|choose|pick|take|find|ask|invite|visit|ring|call|talk|go|get|put|keep|let|give|use|plan|write|\
            build|set|check|look|think|try|measure|train|send|show|tell|name|test|prepare|agree|decide|involve|\
            avoid|limit|hire|reserve|book|listen|bring|stay|focus with|the|a|an|somebody|someone|people|them|one|\
            early|small|by|it|at|on|your|to|every|for|only|what|who|at|out|about|least|in|two|three|that|before|\
            yourself|clear !
        do|please not ?ever start|begin|try|let|ask|invite|take|put|be|wait|forget|underestimate|make|do|use|give|\
            expect|sell !
        ^never|always start|begin|let|ask|invite|take|put|use|have|give|say|go|make !
        you should|must|need|have|can|ought|could ?not to|start|not|never|always|also|do
        it is important|essential|crucial|best|better|worth to|that|not !
        important|key|secret|trick|essential is|thing|to
        rule of thumb !
        my|our advice|tips|recommendation|rule|rules !
        be patient|honest|strict|clear|careful|brave|prepared !
    """,
    "s3": """
        smart|regional specialisation|specialization|specialisations !
        specialisation|specialization ! / s3|s 3|ris3|s three !
        regional|region|region's|county|county's|state|provincial|national ?innovation|development|growth|economic \
            strategy|priority|priorities|plan|policy|agenda !
        regional authority|authorities|ministry|administration|agency|council|government !
        strategy of the|our region|county|state !
        priority|priorities|priority area|areas|of ?the ?region !
        innovation strategy ! / strategy
        the|our region|county|ministry|province|council
    """,
    "other_clusters": """
        other|another|more|neighbouring|neighboring|two|three|four|five|six|several|sister|foreign|fellow|partner \
            ?more ?of ?the clusters|cluster|networks !
        clusters ?initiatives|from|in|across|abroad|together|of|who|that|have !
        together|cooperate|cooperation|cooperating|collaborate|collaboration|joint|jointly|exchange|share|shared \
            with .. cluster|clusters|network|networks !
        cluster|network|clusters across|over|in|from|on|next the|other|border|valley|side|another|north|south|\
            neighbour|neighbouring !
        cross cluster !
        the _ cluster ?in|from|on|next|over|across|has|have|had|uses|does|copied|joined|runs
        cluster|clusters copied|copy|adopted|took|joined|uses|use|run|do .. it|format|idea|model|same
        cluster organisations|managers|colleagues|initiatives
    """,
}
