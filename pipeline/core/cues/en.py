"""English: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

QUESTIONS_TITLE = "Questions and answers"
WELCOME_TITLE = "Welcome"
TALK_TITLE = "Presentation"
AND = "and"

FILLERS = "um uh erm er eh hm hmm mm mhm ah uhm"
LEADERS = """
    so and okay ok well now right but then yes yeah oh ha also actually great good perfect alright hi hello sorry
"""
JOINS = "because since which who whose although whereas unless until so but while before after if when"
BEFORE_NOUN = """
    a an the this that these those our my your their its his her each every of on about with for from in at into
    between
"""
NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred thousand million half dozen couple few several
"""
STOP = """
    a about above after again against all also am an and any are around as at away back be because been before being
    below between both bring but by came can come could did do does doing done down during each else even ever every
    everybody everyone everything few first for found from further gave get give go goes going gone good got had has
    have having he her here him his how however i if in into is it its itself just keep kind know last least less let
    like little long look lot made make makes many may maybe me mean means might mine more most much must my never new
    next no nobody none not nothing now of off often okay old on once one only or other others our ours out over own
    part people perhaps please put quite rather really right said same saw say says see seen she should since so some
    somebody someone something sometimes somewhere sort still such sure take tell than thank thanks that the their
    them then there these they thing things think this those though thought three through time to today together told
    too took two under until up upon us use used using very want was way we well went were what when where whether
    which while who whole whom whose why will with within without work would write writes year years yes yet you your
    yours question questions chat asks ask call called wants anybody anyone already always almost another
"""

CUES = {
    "welcome": """
        good morning|afternoon|evening ?and ?everybody|everyone|all|ladies !
        ^hello|hi ?and everybody|everyone|all|there
        welcome ?back ?everybody|everyone|all ?to !
        my name is / i am your host|moderator
        i will moderate|be moderating|be hosting !
        this month's|week's webinar|session|tool|edition
        we have # people|participants|guests|of
        today's speaker|guest|practice|tool|topic|webinar|session|presenter
        happy|glad|pleased|delighted to introduce|have|welcome|present !
        let me .. introduce / our speaker|guest|presenter
        nice to see you|so / before we start|begin !
    """,
    "house": """
        mute|muted|unmute|microphone|microphones|mics|camera|cameras
        can|could ?you ?all|everybody|everyone hear|see !
        hear|see me|us
        see my|the screen|slides|presentation
        sharing|share .. screen / ?one more minute
        wait .. minute|minutes|moment
        give .. another|few|couple minute|minutes
        dialling|dialing|logging in / people are .. joining
        wait for .. latecomers|others|people
        questions in|into|to the chat
        put|write|type|drop|post|send .. questions !
        is|are|be|being recording|recorded !
        still recording !
        the|your link|sound|audio|connection
        press the|that button|other / my camera|headset|internet
        in|into the chat
    """,
    "floor": """
        the floor|stage|screen|word|microphone is yours !
        over to you !
        hand|handing|pass|passing|give|giving .. over|floor|word to !
        go ahead ! / take it away ! / you have ?got # minutes
        please NAME / without further ado !
        i will hand|pass|stop|leave
    """,
    "start": """
        ^thank|thanks ?you ?very ?much ?so NAME
        thank|thanks ?you for having|inviting me|us !
        thank|thanks ?you for the .. invitation|introduction|intro|welcome !
        what you see here|is !
        i am going to|gonna talk|tell|show|speak|present|explain|share !
        i will talk|tell|show|speak|present|share
        i would like to|start|begin .. tell|show|talk|share|with|by
        today i|we / let me start|begin !
        i am here|talking to|today / hope you can|all see|hear !
        i want to tell|show|talk|share|start
        our story|cluster ?is|begins|starts
        i work|run|am .. at|for|the|manager|director
    """,
    "close": """
        that is|was it|all ?really ?from|for me|us|my|our !
        that is|was ?all|everything i|we have|had|wanted !
        that is|was .. my|our presentation|talk|story|last slide|picture|part !
        the|my|our last slide|picture
        thank|thanks ?you ?very|so ?much for listening !
        thank|thanks ?you ?very|so ?much for your|the attention|time|interest !
        i will stop here|there|sharing ! / i stop here !
        and|so with that !
        happy|glad to take|answer .. questions !
        my contact|contacts|email
    """,
    "qa": """
        time|ready|room|minutes|move|turn|come|go|get|on|over|jump for|to|into .. questions !
        any|some|first|more|your|other ?further questions
        questions ?that in|from the chat|audience|participants !
        anybody|anyone|somebody ?have|has ?a question|questions !
        open .. floor|round|questions|discussion !
        questions and answers ! / q and a !
        number|few|couple|lot|several|many|bunch|some|# ?of ?good questions .. in|have|come|came|chat
        read .. out|aloud
        who wants|would|has|dares .. first|start|begin|question|ask !
        raise|raised .. hand|hands
        ask your|a|any|him|her|us question|questions|anything
        look|see at|in|what the chat
        have .. collected .. questions
        speak|unmute up|yourself|yourselves !
        say who you / discussion
    """,
    "ask": """
        question|questions|one|it|another|this|first|second|third|next|last|comes|up .. from NAME ?who \
            ?writes|asks|wonders|says|wants !
        next|first|last ?question|one is|by NAME !
        question|one|comment from the|a|an|one|our|my|somebody|someone|another !
        question is|comes|came|here|in|reads|says !
        ^NAME asks|writes|wonders|wondered|asked|wrote|types|says !
        ^NAME from|at|of|in .. asks|writes|wonders|asked|wrote|wants !
        ^NAME ?also wants|would|is like|to|asking|wondering ?to ?know|ask !
        ^NAME has|had|raised .. question|hand|follow|comment !
        asks|writes|wonders NAME !
        somebody|someone|anonymous|participant|colleague|one .. asks|writes|wonders|wants|asked|wrote|wondered !
        follow up ?question !
        next|last|first|second|another|final|further|more|one question !
        there is ?also ?a|one|another ?more .. question|one from|here|about|in|on !
        the|we|i ?also ?have .. question ?here from|in|about|on !
        in the chat ?there ?it ?somebody is|asks|says|writes|someone|comes|came|i
        ^NAME you have|had|wanted|raised ?your|a|to ?hand|question|ask !
    """,
    "jump": """
        sorry|excuse ?me ?to ?for jump|interrupt|jumping|interrupting|butt ?in !
        can|may|could i ?just|quickly ask|jump|interrupt|add|come !
        i have|had|got .. question !
        quick|short|small|one|another|my ?more question
        i would|want ?like to|ask .. ask|know !
        i was|am ?just wondering ! / question from me|my|our !
        from our|my side / hi|hello .. here|from|this
    """,
    "self": """
        my name is NAME / hi|hello|hey|yes it|this is NAME
        it|this is NAME from|at|with|here|again
        ^NAME again / ^NAME here / i am NAME from|at|of
    """,
    "resume": """
        where was i|we
        back to .. slide|story|topic|process|presentation|what
        as i was|said
        to|let|i go|us|will on|continue|go
        ^right|okay|so|anyway so|then|where|back
        moving on
    """,
    "reply": """
        ^good|great|excellent|nice|fair|interesting|important question|point
        good|glad|thanks|thank|nice ?you that|for you|the|asking|your ask|question|asked
        ^yes|no|yeah|yep|nope|absolutely|definitely|exactly|never|sure|certainly|indeed
        ^of course / ^not really|yet|necessarily|at
        ^it|that depends
        ^that is a good|great|very|difficult|hard|tricky
        ^i think|believe|guess|would
        ^both|honestly|mostly|usually|sometimes|partly
    """,
    "ack": """
        ^thank|thanks
        ^okay|ok|great|perfect|good|super|clear
        that helps|answers|makes|is|was helpful|clear|interesting|my|sense
        i see
    """,
    "thanks": """
        thank|thanks ?you ?very|so ?much ?indeed NAME
        thank|thanks ?you ?very|so ?much for .. presentation|talk|insights|sharing|overview|inspiring !
        that|this was ?very ?really clear|great|interesting|inspiring|fascinating|impressive|excellent|wonderful !
        what a story|talk|presentation !
    """,
    "none": """
        ?see|have|are|there|hear no ?more|further|other|open questions !
        nothing .. in the chat !
        not .. any|see ?more|further|other questions !
        chat is|stays|remains empty|quiet|silent !
        nobody .. question|questions|asks|asked !
        there is|are no more|further ! / everything .. clear
    """,
    "bye": """
        bye|goodbye|cheerio !
        see you|us ?all ?again|next|soon|in|then|on|at|there !
        thank|thanks ?you ?all ?everybody ?to ?all ?of for joining|attending|listening|coming|being|participating|\
            dialling|watching|staying|taking|your !
        thank|thanks ?you ?to all|everybody|everyone|both !
        thank|thanks ?you ?very ?much ?once again !
        have a ?very nice|good|great|lovely|pleasant !
        that is all|it ?we ?for ?have ?from today|us|time !
        end|close|conclude|wrap|finish .. webinar|session|meeting|today|up|time
        have|need to stop|close|finish|end|wrap !
        time is up|over|out ! / out of time !
        slides|recording|presentation|video .. will be|are|online|send|sent|shared|available|page|website
        we are done|finished|through ?for
        next webinar|session|edition|month|tool|time
        take care ! / stay well|safe|healthy !
        until next|then ! / join .. next|again
    """,
    "break": """
        short|coffee|ten|five|minute|lunch|quick break !
        take a break ! / back in|at ?about # !
        technical|sound|connection problem|problems|difficulties|issues|trouble !
    """,
    "topic": """
        my|our|some|few ?two|three|four|five|more ?short|quick|simple|good|little|personal|practical advice|tips|\
            recommendations|lessons
        # ?more ?short|quick|simple|good|little|personal|practical tips|recommendations|lessons
        # ?short|quick|simple|good pieces of advice
    """,
    "refers": """
        ^they|he|she|it
        ^this|that|these|those|both is|was|are|were|has|had|have|can|could|will|would|did|does|do|made|means|meant|\
            helped|worked|way|also|never|then
        ^one|some|most|none|all|both|two of them|these|those
    """,
    "frame": """
        let|lets ?me|us begin|start ?now ?first with|by !
        i ?will|would ?like ?to begin|start with !
        let|lets me|us ?now ?also ?quickly|briefly ?first go|walk|take|run ?you through !
        let me ?now|also|briefly|quickly show|explain|describe|tell|say ?you ?a|something|how ?word|bit|something \
            ?on|about !
        ?let us|me ?now|go|move|come|turn|look|talk ?to|on|at|about ?to|about look|turn|move|come|talk|go ?on \
            ?to|at|about !
        i ?will|would|want|am ?now ?like|going ?to talk|speak|come|move|turn|go|tell|say ?you ?on \
            about|to|through|on !
        ?a few|a|some|couple ?few|quick|last|final ?of word|words|remark|remarks|thoughts on|about !
        moving|going|coming|turning ?on ?now ?back to !
        ?now ?so here are|is|come|comes ?now !
        the next|second|third|last|final|other|first part|chapter|section|topic|point|slide is|about|shows !
        what about / when it comes to
        speaking|talking of|about
    """,
    "shift": """
        ^next|finally|lastly|secondly|thirdly|firstly|first !
        ^now|so|okay|right
        ^to finish|conclude|sum|close|end|start !
        ?the next|last|second|third|final slide|picture|part|point|topic|chapter|step !
        i take over|on ! / so much for|about !
        that was .. about|part
        ^in|over|after the first|last|meantime|years|# ?two|three|four|five years|year
        ^what|why|how|who|where did|do|does|went|is|are|was|were|would|has|have|can|we|about|came|goes !
        if you|anybody|anyone ?are|now want|would|wish|plan|think|thinking|like|try ?of ?to ?do ?copy !
        and for ?all the|those|other
        results|figures|numbers|outcome|outcomes
        enough about ! / back to / for example|instance
        by the way
    """,
    "open": """
        ^what|why|how|who|which|where|when|whose|whom
        ^do|does|did|are|is|was|were|have|has|can|could|would|will|should|may|must you|your|they|it|there|that|\
            this|the|we|i|a|any
        ^would|could|can you|we|i|one|it|a|this|that
        ^is|are|was|were there|it|that|this|the|your
        how|what do|did|does|is|are|about|much|many|kind|happens|happened|if|would|should|long|often|was \
            you|your|the|it|they|there|a|when|if|we
        or is|are|do|does|did|can ?it ?you ?there
        any advice|tips|idea|experience|plans
        could you|we
    """,
    "you": "you\nyour\nyours\nyou're",
    "we": "we\nour\nus\nmy",
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
