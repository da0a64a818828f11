"""The accent of a network can be read on every page, whatever colour it names."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.config import Settings, load_settings
from pipeline.core.errors import BadSettings
from pipeline.home import Home
from webapp import accent
from webapp.accent import DARK_PAPER, LIGHT_PAPER, READABLE, contrast, dark, light, style_sheet
from webapp.app import create_app

CSS = Path(accent.__file__).parent / "static" / "site.css"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
@example("#ffffff")
@example("#000000")
@example("#ffff00")
def test_any_colour_becomes_one_that_can_be_read(wanted: str) -> None:
    for made, papers in ((light(wanted), LIGHT_PAPER), (dark(wanted), DARK_PAPER)):
        assert min(contrast(made.colour, paper) for paper in papers) >= READABLE
        assert contrast(made.text, made.colour) >= READABLE


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert light("#0b5f63").colour == "#0b5f63"
    assert dark("#7fd0c8").colour == "#7fd0c8"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_papers_are_those_of_the_style_sheet() -> None:
    said = CSS.read_text(encoding="utf-8")
    assert tuple(zip(*(re.findall(rf"--{name}: (#\w+);", said)[:2] for name in ("paper", "raised")), strict=True)) == (
        LIGHT_PAPER, DARK_PAPER,
    )  # fmt: skip
    assert f"--accent: {accent.DEFAULT};" in said


def test_the_sheet_colours_screens_and_not_paper() -> None:
    sheet = style_sheet("#c81e5a")
    assert sheet.startswith("@media screen {")
    assert "@media screen and (prefers-color-scheme: dark)" in sheet


def test_only_a_network_with_its_own_colour_has_the_sheet(settings: Settings, home: Home) -> None:
    usual = create_app(settings).test_client()
    assert "accent.css" not in usual.get("/").text
    own = create_app(settings.model_copy(update={"site_accent": "#C81E5A"})).test_client()
    assert '<link rel="stylesheet" href="/accent.css?v=c81e5a">' in own.get("/").text
    answer = own.get("/accent.css?v=c81e5a")
    assert (answer.mimetype, answer.cache_control.immutable, answer.cache_control.public) == ("text/css", True, True)
    assert light("#c81e5a").colour in answer.text


@pytest.mark.parametrize("wrong", ["red", "#12345", "#0b5f63; } body { display: none", "#0b5f6g"])
def test_what_is_no_colour_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("TOTM_SITE_ACCENT", wrong)
    with pytest.raises(BadSettings, match="site_accent"):
        load_settings(tmp_path)
