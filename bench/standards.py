"""What others measure of the pages: axe-core, the Nu HTML checker and Lighthouse, over every kind of page of a site.

``python -m bench.standards ADDRESS FOLDER``: the site that runs at ADDRESS, with the tools in FOLDER, where
``npm install --prefix FOLDER axe-core vnu-jar lighthouse`` has put them. Chromium and Java are Debian's.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

LANGUAGES = ("en", "da", "sv", "nb", "de")
THEMES = ("light", "dark")
BESIDE_THE_MAP = ("/search?q=robot", "/search?q=qqzzxx", "/search", "/nothing-here", "/search?q=cluster&order=date")
PHONES = ("performance", "accessibility", "best-practices", "seo")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def pages(address: str, most: int) -> list[str]:
    """Paths of pages: at most ``most`` of each kind in the sitemap, and those that are not in it."""
    text = _get(f"{address}/sitemap.xml").decode()
    paths = [re.sub(r"^https?://[^/]+", "", found) for found in re.findall(r"<loc>([^<]+)</loc>", text)]
    kinds: dict[str, list[str]] = {}
    for path in paths:
        parts = path.strip("/").split("/")
        kind = "/".join(part if n % 2 == 0 else "*" for n, part in enumerate(parts))
        kinds.setdefault(kind, []).append(path)
    chosen = [path for found in kinds.values() for path in found[:most]]
    embedded = [f"/embed/{path.split('/')[2]}" for path in paths if re.fullmatch(r"/sessions/[^/]+", path)][:1]
    return list(dict.fromkeys([*chosen, *embedded, *BESIDE_THE_MAP]))


def _get(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return bytes(error.read())


def browser() -> webdriver.Chrome:
    """A headless Chromium of the size of a laptop."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def violations(address: str, paths: Sequence[str], axe: Path) -> Iterator[tuple[str, str]]:
    """What axe-core objects to: the page, and the rule with the first element."""
    source, driver = axe.read_text(), browser()
    run = f"axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(arguments[arguments.length - 1])"
    try:
        for theme in THEMES:
            media = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
            for path in (f"/{code}{path}" for code in LANGUAGES for path in paths):
                driver.get(address + path)
                driver.execute_script(source)
                for found in driver.execute_async_script(run)["violations"]:
                    yield f"{theme} {path}", f"{found['id']}: {found['nodes'][0]['html'][:120]}"
    finally:
        driver.quit()


def errors(address: str, paths: Sequence[str], jar: Path) -> list[str]:
    """What the Nu HTML checker objects to, in pages and style sheets."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, path in enumerate(f"/{code}{path}" for code in LANGUAGES for path in paths):
            file = Path(folder) / f"{number}.html"
            file.write_bytes(_get(address + path))
            names[file.name] = path
        done = subprocess.run(
            ["java", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", folder],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        found = json.loads(done.stderr or done.stdout)["messages"]
    return [f"{names[one['url'].rsplit('/', 1)[1]]}: {one['message']}" for one in found if one["type"] != "info"]


def lighthouse(address: str, path: str, program: Path) -> dict[str, int]:
    """Lighthouse's scores of a page on a phone, out of 100."""
    done = subprocess.run(
        ["node", program, address + path, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox",
         f"--only-categories={','.join(PHONES)}"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "CHROME_PATH": "/usr/bin/chromium"},
    )  # fmt: skip
    report = json.loads(done.stdout)
    for name, audit in report["audits"].items():
        if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] in ("binary", "numeric"):
            print(f"    {path}: {name} {audit.get('displayValue', '')}", file=sys.stderr)
    return {name: round(100 * report["categories"][name]["score"]) for name in PHONES}


def weight(address: str, path: str) -> tuple[int, int]:
    """Bytes of a page's first view without media, and of its JavaScript, as sent to a browser that takes gzip."""
    html = _get(address + path)
    linked = re.findall(rb'(?:href|src)="([^"]+\.(?:css|js|svg)(?:\?[^"]*)?)"', html)
    files = {name.decode().replace("&amp;", "&") for name in linked}
    sent = {name: _sent(address + name if name.startswith("/") else name) for name in files}
    scripts = sum(size for name, size in sent.items() if ".js" in name)
    return _sent(address + path) + sum(sent.values()), scripts


def _sent(address: str) -> int:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return len(answer.read())
    except urllib.error.HTTPError as error:
        return len(zlib.compress(error.read()))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("tools", type=Path)
    parser.add_argument("--most", type=int, default=1, help="how many pages of each kind")
    parser.add_argument("--only", choices=("axe", "nu", "lighthouse", "weight"))
    chosen = parser.parse_args()
    address, modules = chosen.address.rstrip("/"), chosen.tools / "node_modules"
    paths, began = pages(address, chosen.most), time.monotonic()
    print(f"{len(paths)} pages in {len(LANGUAGES)} languages")
    if chosen.only in (None, "weight"):
        for path in paths:
            whole, scripts = weight(address, path)
            print(f"  {whole / 1000:6.1f} kB, of it JavaScript {scripts / 1000:4.1f} kB  {path}")
    if chosen.only in (None, "nu"):
        found = errors(address, paths, modules / "vnu-jar" / "build" / "dist" / "vnu.jar")
        print(f"Nu HTML checker: {len(found)} errors and warnings", *found[:20], sep="\n  ")
    if chosen.only in (None, "axe"):
        objected = list(violations(address, paths, modules / "axe-core" / "axe.min.js"))
        print(f"axe-core: {len(objected)} violations", *(f"{a}: {b}" for a, b in objected[:20]), sep="\n  ")
    if chosen.only in (None, "lighthouse"):
        for path in paths:
            if "nothing" not in path:
                scores = lighthouse(address, path, modules / "lighthouse" / "cli" / "index.js")
                print(f"  Lighthouse {scores}  {path}")
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
