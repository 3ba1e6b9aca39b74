"""Take the pictures of the documents from the example municipality: `make pictures` (needs Chromium)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import sync_playwright
from waitress import create_server

from cli.installation import today, working
from dashboard.app import create_app
from plan import config as configuration
from plan import database
from plan.config import Config
from sync.example import build

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
SHOTS = {"tablero.png": ("/", 1240), "cronograma.png": ("/programas/OP/OP-03", 1240)}
"""What each picture shows: the address, and how much of the page from its top."""


def main() -> None:
    """Build the example in a folder of its own, serve it, and take every picture."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text(configuration.render(), encoding="utf-8")
        config = configuration.load(path)
        config.compartida.mkdir()
        with working(config) as pipeline:
            build(config.compartida, today(config), lambda now: [*pipeline.ingest(now)])
        _take(config)


def _take(config: Config) -> None:
    app = create_app(config, database.reader(config), lambda: today(config))
    server = create_server(app, host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=1)
        for name, (address, height) in SHOTS.items():
            page.goto(f"http://127.0.0.1:{server.effective_port}{address}")
            clip = {"x": 0.0, "y": 0.0, "width": 1280.0, "height": float(height)}
            page.screenshot(path=HERE / name, clip=clip, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
