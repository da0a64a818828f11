"""How large a caption or text file may be is said in one place."""

from pathlib import Path

import pytest

from pipeline.core.captions.reading import MAX_BYTES
from pipeline.core.errors import BadCaptions
from pipeline.core.tagging.finding import Tagger
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.understand import understand


@pytest.mark.parametrize("name", ["talk.vtt", "talk.txt"])
def test_a_file_over_the_limit_of_captions_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(BadCaptions, match="too large for a transcript"):
        understand(path, "en", Tagger(Toolbox("", {}, {}, (), (), ())))
