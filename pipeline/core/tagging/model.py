"""What was learnt about the services of a toolbox: see ``training/README.md``."""

from dataclasses import dataclass

from pipeline.core.words.linear import LinearModel


@dataclass(frozen=True)
class ServicesModel:
    """The weights of words, and what the rest counts beside them; all in logits (what a probability is made from).

    ``rules`` is what a point of the phrase rules counts, ``against`` what a phrase does that means something else,
    ``lead`` what each point counts by which another service is ahead. With them a stretch of speech has a score that
    is calibrated: of a hundred that get 0.7, seventy are right. Services that ``words`` does not know are left to the
    rules.
    """

    words: LinearModel
    rules: float
    against: float
    lead: float
