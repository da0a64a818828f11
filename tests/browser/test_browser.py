"""What people do, in a real browser."""

import base64
import re
from collections.abc import Callable

import msgspec
import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.core.artefacts import CARD_SECTIONS, Card, Evidence, Quote, Tag, Tags
from pipeline.core.card.lines import LONGEST_QUOTE
from pipeline.home import Home
from tests.web.published import add_session, toolbox
from webapp.pages.citing import EMBED_SIZE, PICTURE_SIZE
from webapp.pages.practice import ROOMY

Open = Callable[..., Chrome]
pytestmark = pytest.mark.slow

ADDRESSES = (
    "/", "/sessions", "/sessions/night", "/sessions/night?t=83", "/search?q=evening", "/search?q=xyzzy", "/search",
    "/sessions/night?find=evening", "/sessions/night/questions/83", "/sessions/night/chapters/70",
    "/sessions/night/clips/presentation", "/sessions/night/card", "/de/sessions/night", "/embed/night",
    "/toolbox", "/toolbox/technology-night", "/about", "/accessibility", "/nowhere",
)  # fmt: skip
FOCUSED = "return document.activeElement"


def until(browser: Chrome, script: str) -> object:
    return WebDriverWait(browser, 15).until(lambda b: b.execute_script(f"return {script}"), script)


def position(browser: Chrome) -> float:
    return float(browser.execute_script("return document.getElementById('player').currentTime"))


def current_line(browser: Chrome) -> str:
    found = browser.find_elements(By.CSS_SELECTOR, ".line[aria-current]")
    assert len(found) <= 1
    return found[0].text if found else ""


def errors(browser: Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def test_from_a_search_to_the_moment_and_reading_along(browser: Open, address: str) -> None:
    b = browser()
    b.get(address)
    b.find_element(By.ID, "q").send_keys("evening", Keys.ENTER)
    until(b, "location.pathname === '/search' && document.readyState === 'complete'")
    b.find_element(By.CSS_SELECTOR, ".moments a").click()
    until(b, "document.getElementById('player').readyState >= 2")
    assert abs(position(b) - 83) < 0.2
    assert current_line(b).startswith("A Technology Night is")
    b.execute_script("document.getElementById('player').currentTime = 94; document.getElementById('player').play()")
    WebDriverWait(b, 15).until(lambda _: current_line(b).startswith("Welcome") and position(b) > 95.5)
    assert b.find_element(By.CSS_SELECTOR, ".chapters [aria-current]").text.split()[2] == "1:10"
    assert errors(b) == []


def test_a_sentence_a_chapter_and_an_address_seek(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    until(b, "document.getElementById('player').readyState >= 1")
    b.find_element(By.CSS_SELECTOR, '[id="t=40"]').click()
    until(b, "Math.abs(document.getElementById('player').currentTime - 40) < 2")
    assert "t=40" in b.current_url
    b.find_element(By.CSS_SELECTOR, ".chapters li:nth-child(2) a").click()
    until(b, "Math.abs(document.getElementById('player').currentTime - 70) < 2")
    b.execute_script("document.getElementById('player').pause(); location.hash = '#t=20'")
    until(b, "Math.abs(document.getElementById('player').currentTime - 20) < 2")
    assert errors(b) == []


def may_copy(browser: Chrome, address: str) -> Callable[[], str]:
    """Let the page use the clipboard; what is in it is told by what this returns."""
    granted = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": address}
    browser.execute_cdp_cmd("Browser.grantPermissions", granted)
    return lambda: str(browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])"))


def test_a_share_link_opens_at_the_same_second(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    clipboard = may_copy(b, address)
    until(b, "document.getElementById('player').readyState >= 1")
    b.execute_script("document.getElementById('player').currentTime = 96.5")
    until(b, "document.getElementById('share').textContent === 'Copy link to 1:36'")
    b.find_element(By.ID, "share").click()
    until(b, "document.getElementById('share').textContent === 'Copied'")
    link = clipboard()
    assert link == f"{address}/sessions/night?t=96.5"
    until(b, "document.getElementById('share').textContent !== 'Copied'")
    b.execute_script("document.getElementById('player').currentTime = 30.123")
    until(b, "document.getElementById('share').textContent === 'Copy link to 0:30'")
    b.find_element(By.ID, "share").click()
    until(b, "document.getElementById('share').textContent === 'Copied'")
    assert clipboard() == f"{address}/sessions/night?t=30.2"
    b.get(link)
    until(b, "document.getElementById('player').readyState >= 2")
    assert abs(position(b) - 96.5) < 0.2
    assert current_line(b).startswith("Welcome")
    assert errors(b) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_words_are_found_in_the_transcript_while_typing(browser: Open, address: str, width: int) -> None:
    b = browser(width, 800)
    b.get(address + "/sessions/night")
    find = b.find_element(By.ID, "find")
    find.send_keys("webinar. welcome")
    count = b.find_element(By.ID, "find-count")
    assert count.text == "1 of 5"
    marked = "[...CSS.highlights.get('found-now')].map(String).join()"
    assert str(b.execute_script(f"return {marked}")).split() == ["webinar.", "Welcome"]
    for keys, said in (
        (Keys.ENTER, "2 of 5"), (Keys.SHIFT + Keys.ENTER, "1 of 5"), (Keys.SHIFT + Keys.ENTER, "5 of 5"),
        (Keys.ENTER, "1 of 5"),
    ):  # fmt: skip
        find.send_keys(keys)
        ActionChains(b).key_up(Keys.SHIFT).perform()
        assert count.text == said
    b.find_element(By.ID, "find-before").click()
    assert count.text == "5 of 5"
    seen = "const r = [...CSS.highlights.get('found-now')][0].getBoundingClientRect();"
    assert b.execute_script(f"{seen} return r.top > 0 && r.bottom < innerHeight")
    find.send_keys(Keys.ESCAPE)
    assert find.get_attribute("value") == ""
    assert not count.is_displayed()
    find.send_keys("xyzzy")
    assert count.text == "Not said here"
    assert b.execute_script("return location.search") == ""
    assert errors(b) == []


def test_what_the_server_marked_can_be_stepped_through(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night?find=welcome#found-1")
    assert b.find_element(By.ID, "find-count").text == "1 of 9"
    assert b.find_elements(By.CSS_SELECTOR, "#lines mark, .matches") == []
    assert b.execute_script("return CSS.highlights.get('found').size") == 9


def test_words_are_copied_with_their_source(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    clipboard = may_copy(b, address)
    button = b.find_element(By.ID, "copy-words")
    button.click()
    until(b, "document.getElementById('copy-words').textContent === 'Copied'")
    source = "— Maren Oldervik, “Technology Night”, Skarvik Process Cluster, 19 September 2018, "
    whole = clipboard()
    assert whole.startswith("Maren Oldervik: Welcome to this month's webinar. Welcome")
    assert whole.endswith(f"\n\n{source}{site_url(b)}/sessions/night")
    until(b, "document.getElementById('copy-words').textContent === 'Copy with source'")
    b.execute_script("""
        const [from, to] = ['t=70', 't=83'].map((id) => document.getElementById(id).firstChild);
        getSelection().setBaseAndExtent(from, 3, to, 5);""")
    until(b, "document.getElementById('copy-words').textContent === 'Copy selection with source'")
    button.click()
    until(b, "document.getElementById('copy-words').textContent === 'Copied'")
    some = "Welcome to this month's webinar. A Technology Night is an evening in a small firm."
    assert clipboard() == f"{some}\n\n{source}{site_url(b)}/sessions/night?t=70"
    assert errors(b) == []


def site_url(browser: Chrome) -> str:
    """The address under which the world sees the site, as its pages say."""
    link = browser.find_element(By.CSS_SELECTOR, "link[rel=canonical]").get_attribute("href") or ""
    return link.partition("/sessions")[0]


def test_the_strip_is_one_stop_and_seeks(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    until(b, "document.getElementById('player').readyState >= 1")
    until(b, "document.querySelector('#strip img').naturalWidth === 1280")
    assert len(b.find_elements(By.CSS_SELECTOR, '#strip a[tabindex="0"]')) == 1
    b.execute_script("document.querySelector('#strip a[tabindex=\"0\"]').focus()")
    ActionChains(b).send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.END, Keys.ARROW_LEFT, Keys.ENTER).perform()
    until(b, "Math.abs(document.getElementById('player').currentTime - 90) < 2")
    until(b, "document.querySelector('#strip [aria-current]').dataset.ms === '90000'")
    ActionChains(b).send_keys(Keys.TAB).perform()
    assert b.execute_script(FOCUSED).get_attribute("id") == "speed"
    assert "t=90" in b.current_url
    assert errors(b) == []


def test_the_speed_is_chosen_by_keyboard_and_kept_for_the_visit(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    speed = b.find_element(By.ID, "speed")
    speed.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    until(b, "document.getElementById('player').playbackRate === 1.5")
    until(b, "sessionStorage.getItem('speed') === '1.5'")
    b.get(address + "/sessions/night/questions/83")
    until(b, "document.getElementById('player').readyState >= 1")
    assert b.find_element(By.ID, "speed").get_property("value") == "1.5"
    assert b.execute_script("return document.getElementById('player').playbackRate") == 1.5
    b.execute_script("sessionStorage.setItem('speed', '1000')")
    b.refresh()
    until(b, "document.getElementById('player').readyState >= 1")
    assert b.execute_script("return document.getElementById('player').playbackRate") == 1


def test_space_plays_and_pauses_unless_something_else_has_it(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night?t=83")
    until(b, "document.getElementById('player').readyState >= 2")
    is_playing = "!document.getElementById('player').paused"
    ActionChains(b).send_keys(Keys.SPACE).perform()
    until(b, is_playing)
    ActionChains(b).send_keys(Keys.SPACE).perform()
    until(b, f"!({is_playing})")
    for stop in ("find", "share", "controls"):
        b.execute_script(f"document.getElementById('{stop}').focus()")
        ActionChains(b).send_keys(Keys.SPACE).perform()
        assert not b.execute_script(f"return {is_playing}"), stop
    b.find_element(By.CSS_SELECTOR, '[id="t=40"]').click()
    until(b, is_playing)
    assert b.execute_script(FOCUSED).get_attribute("id") == "player"
    ActionChains(b).send_keys(Keys.SPACE).perform()
    until(b, f"!({is_playing})")
    assert errors(b) == []


def place_in_window(browser: Chrome, selector: str) -> float:
    """How far below the upper edge of the window it is, in pixels; also where no script runs."""
    top = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]["pageY"]
    return float(browser.find_element(By.CSS_SELECTOR, selector).rect["y"]) - float(top)


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_a_moment_leads_to_its_line(browser: Open, address: str, *, script: bool) -> None:
    b = browser(390, 844, script=script)
    b.get(address + "/sessions/night?t=84#now")
    said = b.find_element(By.CSS_SELECTOR, "#saying a")
    assert said.text.startswith("A Technology Night is")
    player = b.find_element(By.ID, "player").rect
    assert 0 <= said.rect["y"] - player["y"] - player["height"] < 40
    for way in ("#to-words", "#saying a"):
        b.get("about:blank")
        b.get(address + "/sessions/night?t=84#now")
        b.find_element(By.CSS_SELECTOR, way).click()
        WebDriverWait(b, 15).until(lambda _: 219 < place_in_window(b, '[id="t=83"]') < 844 - 40, way)
    if script:
        b.execute_script("document.getElementById('player').currentTime = 41")
        until(b, "document.getElementById('saying').textContent === 'Now: Welcome to this month\\'s webinar.'")
        assert b.execute_script("return document.getElementById('to-words').hash") == "#t=40"


def test_words_are_marked_and_the_player_stands_at_the_moment(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night?t=70&find=webinar#now")
    until(b, "document.getElementById('player').readyState >= 2")
    assert abs(position(b) - 70) < 0.2
    assert b.execute_script("return CSS.highlights.get('found').size") == 9
    assert b.find_element(By.ID, "find-count").text == "8 of 9"
    assert current_line(b).startswith("Welcome")
    assert b.execute_script("return scrollY") == 0
    b.get(address + "/sessions/night?t=70&find=evening+is+small#now")
    until(b, "CSS.highlights.get('found').size === 2")
    assert b.find_element(By.ID, "find-count").text == "1 of 2"
    assert errors(b) == []


def test_the_player_on_other_pages_has_no_black_bars(browser: Open, address: str) -> None:
    width, height = EMBED_SIZE
    b = browser(width, height)
    for page in ("/embed/night", "/embed/night?clip=presentation"):
        b.get(address + page)
        until(b, "document.getElementById('player').readyState >= 1")
        box = b.find_element(By.ID, "player").rect
        assert (box["width"], box["height"]) == PICTURE_SIZE


def test_a_clip_plays_on_its_own_page_with_its_own_clock(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night/clips/presentation")
    until(b, "document.getElementById('player').readyState >= 1")
    assert str(b.find_element(By.ID, "player").get_property("currentSrc")).endswith("/clips/presentation.mp4")
    b.find_element(By.CSS_SELECTOR, '[id="t=40"]').click()
    until(b, "Math.abs(document.getElementById('player').currentTime - 40) < 2")
    assert b.current_url == address + "/sessions/night/clips/presentation?t=40"
    assert errors(b) == []


def test_a_question_plays_from_where_it_is_asked(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    b.find_element(By.CSS_SELECTOR, ".asked a").click()
    until(b, "document.getElementById('player')?.readyState >= 2")
    assert b.current_url == address + "/sessions/night/questions/83"
    assert abs(position(b) - 83) < 0.2
    assert current_line(b).startswith("A Technology Night is")
    assert errors(b) == []


def test_without_javascript_words_are_found_and_the_strip_is_skipped(browser: Open, address: str) -> None:
    b = browser(script=False)
    b.get(address + "/sessions/night?t=83")
    b.find_element(By.ID, "find").send_keys("evening", Keys.ENTER)
    WebDriverWait(b, 15).until(lambda _: "find=evening" in b.current_url)
    assert b.current_url == address + "/sessions/night?find=evening&t=83#found-1"
    mark = b.find_element(By.CSS_SELECTOR, "#lines mark")
    top = float(b.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]["pageY"])
    assert top < mark.rect["y"] < top + 900
    assert b.find_element(By.CSS_SELECTOR, ".matches").text == "1 match: 1:23"
    b.find_element(By.CSS_SELECTOR, "#strip li:nth-child(3) a").click()
    assert b.current_url == address + "/sessions/night?t=30#now"


def test_the_picture_has_captions(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    b.execute_script("document.getElementById('player').textTracks[0].mode = 'showing'")
    until(b, "document.getElementById('player').textTracks[0].cues?.length === 1")


def test_by_keyboard_alone(browser: Open, address: str) -> None:
    b = browser()
    b.get(address)
    keys = ActionChains(b)
    keys.send_keys(Keys.TAB).perform()
    assert b.execute_script(FOCUSED).text == "Skip to the content"
    keys.send_keys(Keys.ENTER, Keys.TAB).perform()
    assert b.execute_script(FOCUSED).get_attribute("id") == "q"
    keys.send_keys("evening", Keys.ENTER).perform()
    until(b, "location.pathname === '/search' && document.readyState === 'complete'")
    for _ in range(30):
        ActionChains(b).send_keys(Keys.TAB).perform()
        if "t=83" in (b.execute_script(FOCUSED).get_attribute("href") or ""):
            break
    ActionChains(b).send_keys(Keys.ENTER).perform()
    until(b, "document.getElementById('player')?.readyState >= 2")
    assert abs(position(b) - 83) < 0.2
    b.execute_script("document.querySelector('[id=\"t=10\"]').focus()")
    ActionChains(b).send_keys(Keys.ENTER).perform()
    until(b, "Math.abs(document.getElementById('player').currentTime - 10) < 2")


def test_every_stop_of_the_keyboard_can_be_seen(browser: Open, address: str) -> None:
    b = browser()
    b.get(address + "/sessions/night")
    unseen = b.execute_script("""
        const all = [...document.querySelectorAll('a, button, input, select, textarea, summary')];
        return all.filter((e) => e.checkVisibility() && !e.disabled).filter((e) => {
            e.focus({ focusVisible: true });
            const has = (x) => x && getComputedStyle(x).outlineStyle !== 'none';
            return !has(e) && !has(e.closest('.card')) && !has(e.closest('li')) && !has(e.closest('form'));
        }).map((e) => e.outerHTML)""")
    assert unseen == []


def test_without_javascript_the_links_still_work(browser: Open, address: str) -> None:
    b = browser(script=False)
    b.get(address + "/search?q=evening")
    b.find_element(By.CSS_SELECTOR, ".moments a").click()
    assert b.current_url == address + "/sessions/night?t=83&find=evening#now"
    WebDriverWait(b, 15).until(
        lambda _: abs(float(b.find_element(By.ID, "player").get_property("currentTime")) - 83) < 0.2
    )
    assert current_line(b).startswith("A Technology Night is")
    assert not b.find_element(By.ID, "share").is_displayed()
    b.find_element(By.CSS_SELECTOR, '[id="t=95.5"]').click()
    assert b.current_url == address + "/sessions/night?t=95.5#t=95.5"
    WebDriverWait(b, 15).until(
        lambda _: abs(float(b.find_element(By.ID, "player").get_property("currentTime")) - 95.5) < 0.2
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 640), (1056, 760), (800, 900), (390, 844)])
@pytest.mark.parametrize("second", ["20", "83", "95.5"])
def test_without_javascript_the_moment_is_in_view_and_the_picture_stays(
    browser: Open, address: str, width: int, height: int, second: str
) -> None:
    """Beside the picture on a wide screen; below it on others, where the picture matters more."""
    b = browser(width, height, script=False)
    b.get(f"{address}/sessions/night?t={second}#now")
    top = float(b.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]["pageY"])
    player, line = (b.find_element(By.CSS_SELECTOR, one).rect for one in ("#player", ".line[aria-current]"))
    assert player["y"] >= top
    assert player["y"] + player["height"] / 2 <= top + height
    if width >= 1056:
        assert top <= line["y"] <= top + height - line["height"]


def test_a_chapter_brings_back_a_picture_that_is_mostly_out_of_view(browser: Open, address: str) -> None:
    b = browser(800, 700)
    b.get(address + "/sessions/night")
    until(b, "document.getElementById('player').readyState >= 1")
    box = "document.getElementById('player').getBoundingClientRect()"
    b.execute_script(f"scrollTo({{ top: {box}.top + 0.4 * {box}.height, behavior: 'instant' }})")
    before = b.execute_script("return scrollY")
    jump = "document.querySelector('.chapters li:nth-child(2) a').click()"
    b.execute_script(jump)
    assert b.execute_script("return scrollY") == before
    b.execute_script(f"scrollBy({{ top: 0.2 * {box}.height, behavior: 'instant' }}); {jump}")
    until(b, f"{box}.top >= -1 && {box}.bottom <= innerHeight")


@pytest.mark.parametrize("width", [320, 390])
def test_what_to_type_is_not_cut_off(browser: Open, address: str, width: int) -> None:
    b = browser(width, 640)
    for page in ("/", "/search", "/about"):
        b.get(address + page)
        room, needed = b.execute_script("""
            const input = document.querySelector('input[type=search]');
            const style = getComputedStyle(input);
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = `${style.fontSize} ${style.fontFamily}`;
            return [input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
                    pen.measureText(input.placeholder).width];""")
        assert needed <= room, page


@pytest.mark.parametrize("width", [320, 390, 768, 1056, 1440])
def test_no_page_scrolls_sideways(browser: Open, address: str, width: int) -> None:
    b = browser(width, 640)
    for page in ADDRESSES:
        b.get(address + page)
        wide = b.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, page


def test_targets_are_large_enough(browser: Open, address: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, or in a line of text."""
    b = browser(390, 844)
    for page in ADDRESSES:
        b.get(address + page)
        small = b.execute_script("""
            return [...document.querySelectorAll('a, button, input, summary')].filter((e) => {
                const inText = e.closest('p, .nothing, .hidden, .skip, q, dd, .quotes, .what, .paragraph');
                if (!e.checkVisibility() || inText) return false;
                const box = e.getBoundingClientRect();
                const over = getComputedStyle(e, '::after').position === 'absolute';
                return !over && (box.height < 24 || box.width < 24) && e.type !== 'hidden';
            }).map((e) => e.outerHTML)""")
        assert small == [], page


CONTRAST = """
const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
const pen = canvas.getContext('2d', { willReadFrequently: true });
const over = (colours) => {
  pen.clearRect(0, 0, 1, 1);
  for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const linear = (v) => v <= 10.3 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const bad = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('.hidden, video, .skip, script')) continue;
  const layers = []; for (let x = e; x; x = x.parentElement) layers.unshift(getComputedStyle(x).backgroundColor);
  const below = over(layers), above = over([...layers, getComputedStyle(e).color]);
  const [a, z] = [light(below), light(above)].sort((x, y) => y - x);
  if ((a + 0.05) / (z + 0.05) < 4.5) bad.push([walker.currentNode.data.trim().slice(0, 40), (a + 0.05) / (z + 0.05)]);
}
return bad;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Open, address: str, scheme: str) -> None:
    """WCAG 1.4.3: 4.5 to 1, in light and in dark."""
    b = browser()
    b.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    for page in ADDRESSES:
        b.get(address + page)
        assert b.execute_script(CONTRAST) == [], page


def test_the_transcript_follows_on_a_wide_screen_and_on_a_phone_only_when_asked(browser: Open, address: str) -> None:
    wide = browser(1280, 300)
    wide.get(address + "/sessions/night")
    until(wide, "document.getElementById('player').readyState >= 1")
    wide.execute_script("document.getElementById('player').currentTime = 96")
    until(wide, "document.getElementById('lines').scrollTop > 50")
    assert wide.execute_script("return scrollY") == 0
    phone = browser(390, 844)
    phone.get(address + "/sessions/night")
    until(phone, "document.getElementById('player').readyState >= 1")
    follow = phone.find_element(By.ID, "follow")
    assert follow.get_attribute("aria-pressed") == "false"
    follow.click()
    before = phone.execute_script("return scrollY")
    phone.execute_script("document.getElementById('player').currentTime = 96")
    until(phone, f"scrollY !== {before}")


SAID = {
    "en": "We asked each of the members to bring one small machine and the person who runs it every day of the week, ",
    "sv": "Vi bad vart och ett av medlemsföretagen att ta med en arbetsmaskin och den medarbetare som sköter den, ",
    "de": "Wir haben jedes Mitgliedsunternehmen gebeten, eine Fertigungsmaschine und ihren Bediener mitzubringen, ",
}


def write_full_card(home: Home, language: str, length: int) -> None:
    """A session with a title as long as can be, eight services, and three lines of that length in each section."""
    text = (SAID[language] * 3)[:length]
    title = (SAID[language] * 5)[:500]
    people = ("Maren Oldervik", "Henrike Aldag", "Ingrid Sommerfeldt-Brandstrup")
    add_session(home, id="long", title=title, presenters=people, language=language, draft=True)
    quotes = tuple(Quote(3_600_000 + 83_000 * n, 3_600_000 + 83_000 * n + 20_000, text) for n in range(3))
    card = Card(**dict.fromkeys(CARD_SECTIONS, quotes))
    evidence = (Evidence(83_000, 92_000, text, "name"),)
    longest = sorted(toolbox().terms, key=lambda term: -len(term.names["en"]))[:8]
    tags = Tags(tuple(Tag("cluster-toolbox", "service", term.id, 0.9, evidence) for term in longest))
    for name, value in (("card", card), ("tags", tags)):
        home.workspace.place("long", name).write_bytes(msgspec.json.encode(value))


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("length", [LONGEST_QUOTE, ROOMY // 21], ids=["the-longest", "in-common-size"])
def test_a_full_card_is_printed_on_one_sheet(
    browser: Open, address: str, home: Home, language: str, length: int
) -> None:
    write_full_card(home, language, length)
    b = browser()
    b.get(address + "/sessions/long/card")
    assert len(b.find_elements(By.CSS_SELECTOR, ".panels li")) == 21
    printed = b.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    assert len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed))) == 1
