"""``python -m training.train``: learns the models that the product ships, from the data beside it; see README.md."""

from pathlib import Path

import msgspec

from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox
from training.services import train

TOOLBOX = Path(__file__).parents[1] / "pipeline" / "toolboxes" / "cluster-toolbox.toml"
MODEL = TOOLBOX.with_name("cluster-toolbox.model.json")


def cluster_toolbox() -> Toolbox:
    """The toolbox whose services are learnt."""
    return parse_toolbox(TOOLBOX.read_text("utf-8"), TOOLBOX.stem)


if __name__ == "__main__":
    MODEL.write_bytes(
        msgspec.json.format(msgspec.json.encode(train(cluster_toolbox()), order="deterministic"), indent=1)
    )
    print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes")
