"""`./dondoc gallery [OUT]`: every page × language × theme × width as pictures, with an index to look through."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import ARGUMENTS, LANDED
from tests.e2e.pages.places import PERSONAS, judged, known, places
from tests.instance import Running

WIDTHS = (390, 768, 1440)


def main() -> int:
    """Start a demo, look at all of it, stop it; prints where the pictures are."""
    given = [word for word in sys.argv[1:] if not word.startswith("-")]
    if len(given) != len(sys.argv) - 1:
        print("./dondoc gallery [OUT]: OUT is the folder for the pictures, `gallery` when left out")
        return 2 if sys.argv[1:] != ["--help"] else 0
    out = Path(given[0] if given else "gallery").resolve()
    out.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="dondoc-gallery-"))
    home.chmod(0o755)
    running = Running(home)
    try:
        running.start("--host", "127.0.0.1")
        names = _pictures(f"http://127.0.0.1:{running.port}", out)
    finally:
        running.call("stop")
        shutil.rmtree(home, ignore_errors=True)
    (out / "index.html").write_text(_index(names), encoding="utf-8")
    print(f"{len(names)} pictures: {out / 'index.html'}")
    return 0


def _pictures(base: str, out: Path) -> list[str]:
    names = []
    path = os.environ["DONDOC_CHROMIUM"]  # ./dondoc gallery finds or installs it
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        ids: dict[str, str] = {}
        for language in ("vi", "en"):
            for theme in ("light", "dark"):
                for width in WIDTHS:
                    names += _look(browser, base, out, ids, language, theme, width)
        browser.close()
    return names


def _look(browser, base: str, out: Path, ids: dict[str, str], language: str, theme: str, width: int) -> list[str]:
    pages: dict[str, Page] = {}
    if not ids:
        for persona, ask in (("standing", known), ("inspector", judged)):
            pages[persona] = _enter(browser, base, persona, language, theme, width)
            ids.update(ask(pages[persona]))
    taken = []
    for place in places(**ids):
        page = pages.get(place.persona) or _enter(browser, base, place.persona, language, theme, width)
        pages[place.persona] = page
        page.goto(base + place.path)
        page.locator(place.ready).first.wait_for()
        page.wait_for_load_state("networkidle")
        name = f"{place.name}-{language}-{theme}-{width}.png"
        page.screenshot(path=out / name, full_page=width < 500)
        taken.append(name)
    for page in pages.values():
        page.context.close()
    return taken


def _enter(browser, base: str, persona: str, language: str, theme: str, width: int):
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": 900 if width > 500 else 780},
        color_scheme=theme,
        locale="vi-VN",
    )
    context.add_init_script(f"localStorage.setItem('dondoc-language', '{language}')")
    page = context.new_page()
    if persona:
        page.goto("/sign-in")
        page.get_by_role("button", name=PERSONAS[persona]).click()
        page.wait_for_url(LANDED)
    return page


def _index(names: list[str]) -> str:
    figures = "\n".join(
        f'<figure><a href="{n}"><img src="{n}" loading="lazy" alt="{n}"></a><figcaption>{n}</figcaption></figure>'
        for n in names
    )
    return f"<!doctype html><meta charset=utf-8><title>Đôn Đốc</title><style>body{{font:14px sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:16px}}figure{{margin:0}}img{{width:100%;border:1px solid #ccc}}</style>{figures}"


if __name__ == "__main__":
    sys.exit(main())
