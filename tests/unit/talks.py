"""Short made-up webinars for the tests: a pause in seconds, a voice and a sentence a line."""

import re

from pipeline.core.artefacts import Segment, Transcript

MS_A_WORD = 350


def spoken(lines: str, language: str, *, punctuated: bool = True, voices: bool = True) -> Transcript:
    """A transcript of these lines, at an even pace."""
    segments, at = [], 0
    for line in lines.strip().splitlines():
        pause, voice, text = line.split("|", 2)
        at += round(1000 * float(pause))
        end = at + MS_A_WORD * len(text.split())
        plain = text if punctuated else re.sub(r"[^\w\s'-]", "", text).lower()
        segments.append(Segment(at, end, plain, language, f"Speaker {voice}" if voices else None))
        at = end
    return Transcript(language, "made up", "", not punctuated, tuple(segments))


def at(transcript: Transcript, index: int) -> int:
    """When segment ``index`` begins."""
    return transcript.segments[index].start_ms


WORKSHOP_EVENING_DE = """
0.0|M|Guten Morgen zusammen, schön, dass Sie da sind.
0.5|M|Mein Name ist Klara Wendisch, und ich führe Sie heute durch die halbe Stunde.
0.4|M|Bitte schalten Sie die Mikrofone aus, Fragen sammeln wir im Chat.
0.7|M|Unser Gast ist Tobias Renk aus dem Holzcluster, Tobias, du hast das Wort.
1.3|P|Ja, danke Klara.
0.4|P|Ich erzähle euch heute von unserem Werkstattabend für Auszubildende.
0.5|P|Das Angebot richtet sich an kleine Betriebe mit fünf bis vierzig Beschäftigten, die allein keine \
Lehrwerkstatt bezahlen könnten.
0.4|P|Unser Ziel war, dass die jungen Leute auch andere Maschinen sehen als die im eigenen Betrieb.
0.5|P|Der Mehrwert für die Chefs ist, dass sie untereinander ins Gespräch kommen.
0.4|P|Seit dem Start haben zweihundert Lehrlinge mitgemacht und elf Betriebe tauschen regelmäßig Leute aus.
1.7|P|Wie läuft so ein Abend ab?
0.5|P|Wir treffen uns um siebzehn Uhr beim Gastgeber und teilen uns in drei Gruppen.
0.4|P|Jede Gruppe bekommt eine Aufgabe aus dem Alltag und hat neunzig Minuten Zeit.
0.5|P|Das Ganze kostet ungefähr achthundert Euro pro Abend, die Hälfte zahlt die Kammer.
0.4|P|Dazu brauchen wir eine Person im Büro, etwa zehn Stunden im Monat.
1.8|P|Jetzt zu dem, was nicht geklappt hat.
0.5|P|Am Anfang haben wir zu viele eingeladen, sechzig Leute in einer Halle, das war ein Fehler.
0.5|P|Wir haben auch unterschätzt, wie lange die Busfahrt dauert.
0.4|P|Seitdem machen wir es nur noch im Umkreis von dreißig Kilometern.
1.6|P|Wenn Sie das nachmachen wollen, habe ich drei Tipps.
0.5|P|Fangen Sie mit einem Gastgeber an, den alle kennen.
0.4|P|Achten Sie darauf, dass die Ausbilder dabei sind, sonst bleibt nichts hängen.
0.5|P|Und fragen Sie die Lehrlinge hinterher, was sie gelernt haben.
1.2|P|Noch ein Satz zur regionalen Innovationsstrategie, das Land hat Holzbau als Schwerpunkt der \
intelligenten Spezialisierung benannt, und wir liefern dafür die Zahlen.
0.6|P|Mit dem Metallcluster nebenan tauschen wir übrigens die Termine, zwei andere Cluster haben das \
Format übernommen.
0.6|P|Das war es von meiner Seite, vielen Dank fürs Zuhören.
1.8|M|Vielen Dank, Tobias, das war sehr anschaulich.
0.5|M|Im Chat haben sich schon ein paar Fragen gesammelt.
0.6|M|Frau Dombrowski fragt, wie Sie mit der Versicherung umgehen, wenn ein Lehrling im fremden Betrieb \
an der Maschine steht.
1.0|P|Das ist eine gute Frage, die hatten wir auch.
0.4|P|Wir haben eine Sammelversicherung über den Verband abgeschlossen, die kostet vier Euro pro Kopf.
1.1|M|Dann möchte Herr Yilmaz wissen, ob auch Mädchen kommen.
0.8|P|Ja, inzwischen ein Drittel, und das liegt vor allem an zwei Meisterinnen, die als Gastgeberinnen \
vorangegangen sind.
1.2|G|Hallo, hier ist Annett Kose, darf ich kurz nachfragen, machen Sie das auch in den Ferien?
0.8|P|Nein, in den Ferien nicht, da sind die Betriebe halb leer.
1.3|M|Gut, ich sehe keine weiteren Fragen mehr.
0.4|M|Die Folien finden Sie ab morgen auf der Webseite.
0.4|M|Danke an alle fürs Mitmachen und bis zum nächsten Mal.
0.5|P|Tschüss, danke.
"""

ACCELERATOR_NB = """
0.0|1|Hei alle sammen, hører dere meg?
1.0|2|Ja, det er fint.
0.9|1|Flott, da venter vi et minutt til, det er noen på vei inn.
4.0|1|Ok, velkommen til dagens webinar, jeg heter Sindre og jobber i sjømatklyngen.
0.5|1|Vi tar opp dette, så si fra hvis dere ikke vil være med på opptaket.
0.5|1|Da gir jeg ordet til Astrid, vær så god.
1.4|2|Takk skal du ha, Sindre.
0.4|2|Jeg skal snakke om akseleratoren vår, altså et program på tolv uker for nye bedrifter.
0.5|2|Det er laget for gründere som allerede har et produkt, men ingen kunder ennå.
0.4|2|Målet er at de skal ha sin første betalende kunde før programmet er slutt.
0.5|2|Av tjueto bedrifter har femten fått kunder, og ni har hentet penger etterpå.
1.7|2|La meg vise hvordan ukene ser ut.
0.5|2|De fire første ukene snakker de bare med kunder, ingen får lov til å bygge noe.
0.5|2|Hver torsdag møtes alle i to timer, og hver bedrift har en mentor fra industrien.
0.4|2|Programmet koster rundt én million kroner, og fylket betaler halvparten.
0.5|2|Vi bruker en prosjektleder i halv stilling.
1.9|2|Så, hva har vi lært?
0.5|2|Det første året tok vi inn for mange, tjue bedrifter på en gang, det fungerte ikke.
0.5|2|Vi trodde også at mentorene ville stille gratis i lengden, men det gjorde de ikke.
0.4|2|Nå får de en liten godtgjørelse, og da kommer de faktisk.
1.5|2|Mine råd til dere andre er enkle.
0.4|2|Begynn med åtte bedrifter, ikke flere.
0.4|2|Sørg for at mentorene har solgt noe selv.
0.5|2|Og ikke vent på det perfekte lokalet.
1.1|2|Når det gjelder den regionale strategien, er havbruk et av satsingsområdene i fylkets strategi for \
smart spesialisering.
0.6|2|Og vi samarbeider med energiklyngen i nabofylket, de sender sine bedrifter til oss om våren.
0.6|2|Det var det jeg hadde.
1.9|1|Tusen takk, Astrid, veldig spennende.
0.4|1|Da er det tid for spørsmål, bare ta ordet eller skriv i chatten.
2.5|3|Ja hei, det er Jorunn her fra treklyngen, hvordan plukker dere ut bedriftene?
0.8|2|Vi har en jury med tre fra industrien og én fra banken.
0.4|2|De ser mest på teamet, mindre på ideen.
1.0|1|Så er det ett i chatten fra Pål Eirik, hva skjer med dem som ikke lykkes?
0.9|2|Godt spørsmål, de fleste begynner i en av de andre bedriftene.
0.5|2|To har startet på nytt med en annen idé.
1.2|3|Og tar dere eierandeler?
0.6|2|Nei, aldri, det har vi sagt fra starten.
1.4|1|Da tror jeg vi runder av, det er ikke flere spørsmål.
0.4|1|Takk til alle for at dere var med, ha en fin dag videre.
0.5|2|Ha det bra.
"""

PATENT_CLINIC_EN = """
0.0|A|Hi everyone, thanks for making it today.
0.5|A|Quick note, this is being recorded.
0.6|A|I'm handing over to Deirdre now, who has brought us a story about inventions.
1.5|B|Great, thanks.
0.4|B|So the thing I want to share is our patent clinic.
0.5|B|It came out of frustration, honestly, since four of our members had lost an invention to somebody \
bigger.
0.5|B|Mainly it's start-ups and family firms who come, people without a lawyer in the house.
0.5|B|We set it up so that they'd know in one afternoon whether an idea is worth protecting.
0.4|B|Since then twenty-six firms have filed something, and two now earn licence money.
1.6|B|How does it work in practice?
0.5|B|Once a month a patent attorney sits in our kitchen from two to six.
0.4|B|Each firm gets forty-five minutes and leaves with a one-page summary.
0.5|B|We pay the attorney nine hundred pounds per session, out of membership fees.
1.7|B|It hasn't all been smooth.
0.4|B|We underestimated how shy people are, the first two sessions were empty.
0.5|B|And we should have asked everyone to sign something about confidentiality from day one.
1.5|B|My advice for anyone starting out.
0.4|B|Find an attorney who enjoys explaining, that's rarer than you'd think.
0.5|B|Don't advertise it as legal advice, call it a conversation.
0.5|B|And keep the same day every month.
0.9|B|Our regional innovation strategy names advanced materials, so the council counts our filings as one \
of its indicators.
0.7|B|I think that's everything I wanted to say.
1.9|A|Brilliant, thank you Deirdre.
0.4|A|Does anybody have a question for her?
5.0|A|No? The chat is quiet too.
0.6|A|Then I'll let you all get back to work, thanks for coming and see you in March.
0.5|B|Thanks, bye.
"""
