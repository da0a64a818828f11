"""The best-practice card: for each of its seven sections the moments of the session that say most about it.

Words and cue phrases tell what a sentence is about (:mod:`pipeline.core.card.model`), all sentences together which
section is spoken of when (:mod:`pipeline.core.card.course`); of these, the lines are the ones that say it most plainly
and can be understood alone (:mod:`pipeline.core.card.lines`).
"""
