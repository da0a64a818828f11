"""English: what people say in webinars. The notation is explained in :mod:`pipeline.core.cues.phrases`."""

from pipeline.core.cues.card import en as card

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
        ^hello|hi ?and everybody|everyone|all|there / welcome ?back ?everybody|everyone|all ?to ! / my name is
        i am your host|moderator / i will moderate|be moderating|be hosting !
        this month's|week's webinar|session|tool|edition / we have # people|participants|guests|of
        today's speaker|guest|practice|tool|topic|webinar|session|presenter
        happy|glad|pleased|delighted to introduce|have|welcome|present ! / let me .. introduce
        our speaker|guest|presenter / nice to see you|so / before we start|begin !
        welcome to ?the|this|our|today's|another ! / i am NAME ?and from|at|with|your|the|look|run|work
        we are live|recording|complete|all|on / let us|shall|we can|may start|begin
        thanks|thank .. making it|time|today
        our|today's guest|speaker|cluster|host ?today|tonight|this is|comes|has|runs|works
        dear colleagues|members|friends|all !
    """,
    "house": """
        mute|muted|unmute|microphone|microphones|mics|camera|cameras / can|could ?you ?all|everybody|everyone hear|see
        hear|see me|us / see my|the screen|slides|presentation / sharing|share .. screen / ?one more minute
        wait .. minute|minutes|moment / give .. another|few|couple minute|minutes / dialling|dialing|logging in
        people are .. joining / wait for .. latecomers|others|people / questions in|into|to the chat
        put|write|type|drop|post|send .. questions ! / is|are|be|being recording|recorded ! / still recording !
        the|your link|sound|audio|connection / press the|that button|other / my camera|headset|internet
        stay|stays|keep|are|is|please muted|mute|off ! / recording is|goes|runs|will|on|started ! / latecomers
        still coming|arriving|joining in|?us
        a few|some ?more people|practical|housekeeping things|            points
        minding|watching|watch|watches|keeping|keep .. chat !
    """,
    "floor": """
        the floor|stage|screen|word|microphone is yours ! / over to you !
        hand|handing|pass|passing|give|giving .. over|floor|word to ! / go ahead ! / take it away !
        you have ?got # minutes / please NAME / without further ado ! / i will hand|pass|stop|leave
        the floor|stage|screen|room is|goes yours|to ! / NAME over to you !
        the ?whole half hour|next|minutes is|are yours / off you go ! / you are on ! / go on then / please begin|start
    """,
    "start": """
        ^thank|thanks ?you ?very ?much ?so NAME / thank|thanks ?you for having|inviting me|us !
        thank|thanks ?you for the .. invitation|introduction|intro|welcome ! / what you see here|is !
        i am going to|gonna talk|tell|show|speak|present|explain|share ! / i will talk|tell|show|speak|present|share
        i would like to|start|begin .. tell|show|talk|share|with|by / today i|we / let me start|begin !
        i am here|talking to|today / hope you can|all see|hear ! / i want to tell|show|talk|share|start
        our story|cluster ?is|begins|starts
        i want|would like|will|shall ?like to ?first begin|start|take|tell|show ! / can you|everybody see the|my|this
        hope .. slides|hear / you can see|should now see|will see ?here ?there ?a ?the
        picture|photograph|photo ?of|you|on|here|there
    """,
    "close": """
        that is|was it|all ?really ?from|for me|us|my|our ! / that is|was ?all|everything i|we have|had|wanted !
        that is|was .. my|our presentation|talk|story|last slide|picture|part ! / the|my|our last slide|picture
        thank|thanks ?you ?very|so ?much for listening !
        thank|thanks ?you ?very|so ?much for your|the attention|time|interest ! / i will stop here|there|sharing !
        i stop here ! / and|so with that ! / happy|glad to take|answer .. questions ! / my contact|contacts|email
        that is|was me|it|mine ?done|from|i|really|then ! / i have ?gone|run a|over ?bit|over|time
        i am|we are done|finished ! / i leave|stop|end it|there|here|with !
        the|my|our last|final slide|picture is|was|?just / over|back to you NAME !
    """,
    "qa": """
        time|ready|room|minutes|move|turn|come|go|get|on|over|jump for|to|into .. questions !
        any|some|first|more|your|other ?further questions / questions ?that in|from the chat|audience|participants !
        anybody|anyone|somebody ?have|has ?a question|questions ! / open .. floor|round|questions|discussion !
        questions and answers ! / q and a !
        number|few|couple|lot|several|many|bunch|some|# ?of ?good questions .. in|have|come|came|chat
        read .. out|aloud
        who wants|would|has|dares .. first|start|begin|question|ask ! / raise|raised .. hand|hands
        ask your|a|any|him|her|us question|questions|anything / look|see at|in|what the chat
        have .. collected .. questions / speak|unmute up|yourself|yourselves ! / say who you / discussion
        hands|hand up|raised|?is !
        discussion|questions|hands ?please|on|or|into ?the screen|chat|first|up
        what is|do ?we|you|have in|from the chat !
        minutes|time|quarter ?of|for|left ?the ?your discussion|questions|left !
        so who|now|any has|is|your|questions first|a|turn / you can|may ?now ask|unmute|speak / who is|goes first !
    """,
    "ask": """
        next|first|last ?question|one is|by NAME !
        question|one|comment from the|a|an|one|our|my|somebody|someone|another !
        question is|comes|came|here|in|reads|says ! / ^NAME asks|writes|wonders|wondered|asked|wrote|types|says !
        ^NAME from|at|of|in .. asks|writes|wonders|asked|wrote|wants !
        ^NAME ?also wants|would|is like|to|asking|wondering ?to ?know|ask !
        ^NAME has|had|raised .. question|hand|follow|comment ! / asks|writes|wonders NAME !
        somebody|someone|anonymous|participant|colleague|one .. asks|writes|wonders|wants|asked|wrote|wondered
        follow up ?question !
        next|last|first|second|another|final|further|more|one question !
        there is ?also ?a|one|another ?more .. question|one from|here|about|in|on !
        the|we|i ?also ?have .. question ?here from|in|about|on !
        in the chat ?there ?it ?somebody is|asks|says|writes|someone|comes|came|i
        ^NAME you have|had|wanted|raised ?your|a|to ?hand|question|ask !
        i|we see|have ?also a|another|one|your|the|NAME|his|her hand|waving|raised !
        there is ?already|also a|another|one|still hand ! / NAME you are|were first|next|on|?un muted|waiting|wanted !
        NAME your|what|please|go|yes turn|question|hand|ahead ! / ^NAME says|is asking|would|wants ?like ?to !
        somebody|someone|people|one|he|she|they ?also|then|here asks|ask|writes|wonders|wonder|asking|is how|what|\
            why|if|    whether|when|who|about|does|do|is|are|did|could|can|asking !
        asks|writes|wonders how|what|why|if|whether|when|who|about|does|do|is|are|did !
        in|from the chat ?is|there|i|says|was|we|somebody ! / and|then ?the from|in the chat !
        read ?it|one|this|out|you ?a ?the|from|question ! / time for one|another|a ?more|last !
        nobody's|without|no a|name ?given|on|to
        question|one|comment ?here ?also ?now ?is|comes|came ?in from NAME !
        next|first|last|another|final ?one|question|is|comes ?is|comes from NAME !
        ^NAME asks|writes|wonders he|she|they|how|what|why|if|whether|when|about !
        ^NAME he|she|they asks|writes|wonders|says|asked|wrote !
    """,
    "jump": """
        sorry|excuse ?me ?to ?for jump|interrupt|jumping|interrupting|butt ?in !
        can|may|could i ?just|quickly ask|jump|interrupt|add|come ! / i have|had|got .. question !
        quick|short|small|one|another|my ?more question / i would|want ?like to|ask .. ask|know !
        i was|am ?just wondering ! / question from me|my|our ! / from our|my side / hi|hello .. here|from|this
        i wonder|wondered|am|was|would ?just ?be wondering|curious|interested|about|if|how|whether|interested !
        may|can|could|might i ?just|quickly|perhaps ask|add|follow|come|jump|push|interrupt|check|pick|squeeze !
        can|could i come|jump|push|ask
        one|another|a ?more|quick|last|follow ?question from me|myself !
        my|our|the question|concern|worry|problem is|was|would|about !
        i would|should|wanted|want ?be ?like ?love ?to know|hear|ask|understand|interested ! / what about|if|happens
        how about|come / sorry NAME / ^NAME sorry|hello|hi|just|question|one ! / let me ask|push|follow|come|play !
        and may|can|if|what|how|who|did|do|does|is|are i|we|you|it / if nobody else
        just|only ?a|one quickly|question|quick|shortly
    """,
    "self": """
        my name is NAME / hi|hello|hey|yes it|this is NAME / it|this is NAME from|at|with|here|again / ^NAME again
        ^NAME here / i am NAME from|at|of
        NAME ?here from|with|at the|a|our .. cluster|network|institute|centre|university|agency|council !
        i am|we are ?NAME ?also from|with|at|in the|a|our .. cluster|network
    """,
    "resume": """
        where was i|we / back to .. slide|story|topic|process|presentation|what / as i was|said
        to|let|i go|us|will on|continue|go / ^right|okay|so|anyway so|then|where|back / moving on
        where were|was|had we|i|?got ! / so ?where ?was back|i to / as i was|said|say / carry on|going
        right so|then|where|back / the ?next ?thing|slide now|then / i|we had|was got|at|just
    """,
    "reply": """
        ^good|great|excellent|nice|fair|interesting|important question|point
        good|glad|thanks|thank|nice ?you that|for you|the|asking|your ask|question|asked
        ^yes|no|yeah|yep|nope|absolutely|definitely|exactly|never|sure|certainly|indeed / ^of course
        ^not really|yet|necessarily|at / ^it|that depends / ^that is a good|great|very|difficult|hard|tricky
        ^both|honestly|mostly|usually|sometimes|partly
        ^we|it|they|she|he do|did|have|is|was|are|were|say|said|look|use|pay|had|would|can|could
        ^good|fair|very|that|oh good|fair|point|yes|no|question / ^ha|oh|ah|well|mm|hm|uff
        ^not|none|nobody|both|never|partly|smaller|mostly|two|three|some|half|by|because|with|through
        that is a|the|exactly ?very good|fair|hard|right|question|point
        i am|was glad|happy|you|not ?that ?you ?sure asked|asking|sure
    """,
    "ack": """
        ^thank|thanks / ^okay|ok|great|perfect|good|super|clear / i see
        ^wonderful|lovely|excellent|brilliant|fine|alright|fair|interesting|understood|sure|right / fair enough
        makes|made sense / carry on / good|nice|useful to|answer know
        i will|would ?gladly|certainly write|send|try|remember|take
    """,
    "thanks": """
        thank|thanks ?you ?very|so ?much ?indeed NAME
        thank|thanks ?you ?very|so ?much for .. presentation|talk|insights|sharing|overview|inspiring !
        that|this was ?very ?really clear|great|interesting|inspiring|fascinating|impressive|excellent|wonderful !
        what a story|talk|presentation !
    """,
    "none": """
        ?see|have|are|there|hear no ?more|further|other|open questions ! / nothing .. in the chat !
        not .. any|see ?more|further|other questions ! / chat is|stays|remains empty|quiet|silent !
        nobody .. question|questions|asks|asked ! / there is|are no more|further ! / everything .. clear
        no|not ?any ?more|further|other|raised hands|hand|takers|questions ?left !
        i|we see|hear|have|get nothing|none|nobody|no ?more ?hands ?questions !
        nothing ?more|else|further ?here|there in|on|from|here|left ! / look at the hands|chat|screen
        everything|all|it ?has ?was ?is ?been|seems clear ! / that was|seems|is a|to ?be|not|just a|heart|all|silence
        nobody|no one|anybody ?else|who no|then|then
        there is|are nothing|none|nobody !
    """,
    "bye": """
        bye|goodbye|cheerio ! / see you|us ?all ?again|next|soon|in|then|on|at|there !
        thank|thanks ?you ?all ?everybody ?to ?all ?of for joining|attending|listening|coming|being|participating|\
            dialling|watching|staying|taking|your !
        thank|thanks ?you ?to all|everybody|everyone|both ! / thank|thanks ?you ?very ?much ?once again !
        have a ?very nice|good|great|lovely|pleasant ! / that is all|it ?we ?for ?have ?from today|us|time !
        end|close|conclude|wrap|finish .. webinar|session|meeting|today|up|time
        have|need to stop|close|finish|end|wrap ! / time is up|over|out ! / out of time !
        slides|recording|presentation|video .. will be|are|online|send|sent|shared|available|page|website
        we are done|finished|through ?for / next webinar|session|edition|month|tool|time / take care !
        stay well|safe|healthy ! / until next|then ! / join .. next|again
        close|stop|leave|end it|there|here|this|now ?there|here|for ! / big|warm|huge|special thank|thanks|applause !
        thank|thanks ?you|to NAME and|for|again|also !
        slides|recording|form|address|addresses|link|links .. be|are|is|on|go|goes|with|in
        next month|time|thursday|tuesday|week|year|webinar ?we|on|it|there !
        in january|february|march|april|may|june|july|august|september|october|november|december we|there|it|you
        wish|have|enjoy you|a|the ?all|rest|your ?pleasant|good|nice|lovely|of ?lunch afternoon|day|evening|\
            weekend|lunch
        last|good|final word|words|note / we shall|will|meet again|next|then|hear
        take care|good|it bye|everyone|all|easy / stop the|do recording|i
    """,
    "break": """
        short|coffee|ten|five|minute|lunch|quick break ! / take a break ! / back in|at ?about # !
        technical|sound|connection problem|problems|difficulties|issues|trouble !
        take|have|need a|five|ten|            two ?short ?five ?minutes break|pause|    minutes !
        back in|at|again ?# ?minutes ! / we|i are|am|is back ?again|now ! / welcome back ! / stretch your|our|legs !
        fetch|get|grab yourselves|a|some|yourself ?a|some coffee|tea|water ! / during|after the break
    """,
    "trouble": """
        you are|were|is|still ?still|now|on|all muted|mute|frozen|breaking|gone|back|unmuted !
        cannot|can|could|do|did ?you|we|i|not|anybody|anyone|the|everybody ?not|others ?still hear|see ?you|me|us|\
            him|her|anything|    it|the|a|your ?slides|screen|now|curve|picture !
        we|i do|can|still|have|only|now ?not|only|still ?now|looked hear|see|at|lost ?you|the|your|a|an ?inbox|\
            slides|screen|    title|desktop !
        lost|losing you|him|her|sound|connection|picture|the !
        share|sharing|shared|stop ?your|my|the|to|and ?wrong|the ?share screen|window|again|share|permissions !
        slides|screen|picture|sound|video|image ?has|have|is|are|was disappeared|gone|black|frozen|back|stuck|away !
        which|wrong|green|other|red|whole|entire button|window|screen|microphone !
        is it|that better|back|working|just now|?for|?me !
        technical|sound|connection|network|audio problem|problems|difficulties|issues|trouble|hiccup !
        echo|feedback|crackling|choppy|buffering|frozen|permissions / unmute yourself
        your|my microphone|            internet|connection|    camera|laptop / hello ?hello now|?can|?do !
        can|do you hear|see me|it|now !
        turn|switch|try|press|click ?it|the|to|with off|on|again|whole|without|headset|key|button / bear with me|us !
    """,
    "recalls": """
        you|he|she said|mentioned|told|showed|spoke|talked|described|say|were ?saying|before|that|earlier
        did you say ! / what you said|showed|told
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
        let|lets ?me|us begin|start ?now ?first with|by ! / i ?will|would ?like ?to begin|start with !
        let|lets me|us ?now ?also ?quickly|briefly ?first go|walk|take|run ?you through !
        let me ?now|also|briefly|quickly show|explain|describe|tell|say ?you ?a|something|how ?word|bit|something \
            ?on|about !
        ?let us|me ?now|go|move|come|turn|look|talk ?to|on|at|about ?to|about look|turn|move|come|talk|go ?on \
            ?to|at|about !
        i ?will|would|want|am ?now ?like|going ?to talk|speak|come|move|turn|go|tell|say ?you ?on \
            about|to|through|on !
        ?a few|a|some|couple ?few|quick|last|final ?of word|words|remark|remarks|thoughts on|about !
        moving|going|coming|turning ?on ?now ?back to ! / ?now ?so here are|is|come|comes ?now !
        the next|second|third|last|final|other|first part|chapter|section|topic|point|slide is|about|shows !
        what about / when it comes to / speaking|talking of|about
    """,
    "shift": """
        ^next|finally|lastly|secondly|thirdly|firstly|first ! / ^now|so|okay|right
        ^to finish|conclude|sum|close|end|start !
        ?the next|last|second|third|final slide|picture|part|point|topic|chapter|step !
        i take over|on ! / so much for|about ! / that was .. about|part
        ^in|over|after the first|last|meantime|years|# ?two|three|four|five years|year
        ^what|why|how|who|where did|do|does|went|is|are|was|were|would|has|have|can|we|about|came|goes !
        if you|anybody|anyone ?are|now want|would|wish|plan|think|thinking|like|try ?of ?to ?do ?copy !
        and for ?all the|those|other / results|figures|numbers|outcome|outcomes
        enough about ! / back to / for example|instance / by the way
    """,
    "open": """
        ^what|why|how|who|which|where|when|whose|whom
        ^do|does|did|are|is|was|were|have|has|can|could|would|will|should|may|must you|your|they|it|there|that|\
            this|the|we|i|a|any
        ^would|could|can you|we|i|one|it|a|this|that / ^is|are|was|were there|it|that|this|the|your
        how|what do|did|does|is|are|about|much|many|kind|happens|happened|if|would|should|long|often|was \
            you|your|the|it|they|there|a|when|if|we
        or is|are|do|does|did|can ?it ?you ?there / any advice|tips|idea|experience|plans / could you|we
    """,
    "you": "you\nyour\nyours\nyou're",
    "we": "we\nour\nus\nmy",
} | card.CUES
