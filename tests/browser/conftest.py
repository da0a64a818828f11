"""The site on a port, a recording that really plays, and Debian's Chromium."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from pipeline.core.artefacts import Storyboard
from pipeline.home import Home
from tests.web.published import add_session

ROOT = Path(__file__).parents[2]
CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip

Open = Callable[..., webdriver.Chrome]


@pytest.fixture(scope="session")
def film() -> Iterator[Path]:
    """Two minutes of a test picture with a clock, as small as can be."""
    if not shutil.which("ffmpeg"):
        pytest.skip("ffmpeg is not installed (Debian package ffmpeg)")
    folder = Path(tempfile.mkdtemp(prefix="totm-film-"))
    path = folder / "film.mp4"
    picture, sound = "testsrc=size=320x180:rate=10:duration=120", "sine=frequency=220:duration=120"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, "-c:v", "libx264",
         "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "10", "-c:a", "aac", "-b:a", "24k",
         "-movflags", "+faststart", path],
        check=True,
    )  # fmt: skip
    yield path
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sheet(film: Path) -> Path:
    """Eight frames of it in one picture, one every 15 seconds."""
    path = film.with_name("storyboard.jpg")
    tile = "fps=1/15:round=down,scale=160:90,tile=8x1"
    subprocess.run(["ffmpeg", "-v", "error", "-i", film, "-vf", tile, "-frames:v", "1", path], check=True)
    return path


@pytest.fixture
def address(home: Home, film: Path, sheet: Path) -> Iterator[str]:
    """The site with one session on it, which has a storyboard, and a clip that plays."""
    add_session(home, id="night", title="Technology Night")
    place = home.workspace.place
    shutil.copy(film, place("night", "video"))
    shutil.copy(film, place("night", "clips/") / "talk.mp4")
    place("night", "storyboard/").mkdir()
    shutil.copy(sheet, place("night", "storyboard/"))
    board = Storyboard(sheet.name, 160, 90, 8, 1, tuple(range(0, 120_000, 15_000)))
    place("night", "storyboard").write_bytes(msgspec.json.encode(board))
    (home.workspace.root / "secret.key").write_text("s" * 40)
    (home.workspace.root / "totm.toml").write_text("port = 18200\n")
    server = subprocess.Popen(
        [sys.executable, "-m", "webapp", "--home", str(home.workspace.root)], cwd=ROOT, stdout=subprocess.PIPE,
        text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert server.stdout
    yield "http" + server.stdout.readline().split("http")[1].split(" ")[0]
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture
def browser() -> Iterator[Open]:
    """Starts a browser: ``browser(width=1280, height=900, script=True)``."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("Chromium is not installed (Debian packages chromium and chromium-driver)")
    started: list[webdriver.Chrome] = []
    folders: list[str] = []

    def start(width: int = 1280, height: int = 900, *, script: bool = True) -> webdriver.Chrome:
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        folders.append(tempfile.mkdtemp(prefix="totm-chromium-"))
        for argument in (*QUIET, f"--window-size={width},{height}", f"--user-data-dir={folders[-1]}"):
            options.add_argument(argument)
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
        started.append(driver)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        return driver

    yield start
    for driver in started:
        driver.quit()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
