"""The door to spaCy: its matcher, without the neural network library that comes with it.

spaCy loads torch wherever that is installed, for models that nothing here uses: that is three quarters of its loading
time, and 200 MB. So torch is told to be missing while spaCy is loaded, and is there again afterwards.
"""

import sys

_LOADED = sys.modules.get("torch")
sys.modules["torch"] = None  # type: ignore[assignment]  # what Python itself takes as "not to be found"
try:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
finally:
    if _LOADED is None:
        del sys.modules["torch"]
    else:
        sys.modules["torch"] = _LOADED

__all__ = ["Doc", "PhraseMatcher", "Vocab"]
