"""Take the pictures of the documents from the example: `make pictures` (needs Chromium and LibreOffice)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PIL import Image, ImageChops
from playwright.sync_api import Page, sync_playwright
from waitress import create_server

from cli.installation import today, working
from dashboard.app import create_app
from plan import config as configuration
from plan import database
from plan.config import Config
from sync.example import build
from sync.mail import semanal
from sync.mail.desk import Desk
from sync.mail.letter import spell
from sync.report.reporter import Reporter
from sync.service import clock

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
COLOURS = 128
MARGIN = 12
SPANISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>es-AR</value></prop>
</item>
</oor:items>
"""
DPI = 130


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a page of the site: its address, how wide it is seen, how much of it from its top."""

    name: str
    address: str
    height: int
    width: int = 1280


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture of a sheet as it prints: which workbook of the shared folder, and what part of the page."""

    name: str
    workbook: str
    sheet: str
    bottom: float
    top: float = 0.0


SHOTS = (
    Shot("tablero.png", "/", 1240),
    Shot("cronograma.png", "/programas/OP/OP-03", 1240),
    Shot("imagenes/programa.png", "/programas/OP/OP-03", 1142),
    Shot("imagenes/coordinacion.png", "/coordinacion", 1000),
)
SHEETS = (
    Printed("imagenes/planilla.png", "OP.xlsx", "Actividades", 0.4, 0.05),
    Printed("imagenes/observaciones.png", "_informes/SAL - con observaciones.xlsx", "Observaciones", 0.56),
    Printed("imagenes/copia.png", "_informes/SAL - con observaciones.xlsx", "Actividades", 0.5, 0.05),
)
WEEKLY = Shot("imagenes/correo.png", "", 820, 720)
REPORT = Shot("imagenes/informe.png", "_informes/SAL - informe.html", 690, 1000)


def main() -> None:
    """Build the example in a folder of its own, serve it, and take every picture."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text(configuration.render(), encoding="utf-8")
        config = configuration.load(path)
        config.compartida.mkdir()
        with working(config) as pipeline:
            build(config.compartida, today(config), lambda now: [*pipeline.ingest(now)])
        _answer(config)
        for printed in SHEETS:
            _keep(printed.name, _sheet(config.compartida / printed.workbook, printed, Path(folder)))
        _take(config)


def _answer(config: Config) -> None:
    """Leave the answers to the offices, as the service does."""
    engine = database.writer(config)
    Reporter(config, engine).turn(clock())
    engine.dispose()


def _take(config: Config) -> None:
    app = create_app(config, database.reader(config), lambda: today(config))
    server = create_server(app, host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(device_scale_factor=1, locale="es-AR")
        for shot in SHOTS:
            address = f"http://127.0.0.1:{server.effective_port}{shot.address}"
            _keep(shot.name, _page(page, address, shot))
        page.goto("about:blank")  # the rules of the site against inline style would stay
        page.set_content(_weekly(config))
        _keep(WEEKLY.name, _seen(page, WEEKLY))
        _keep(REPORT.name, _page(page, (config.compartida / REPORT.address).as_uri(), REPORT))
        browser.close()


def _weekly(config: Config) -> str:
    """Write the mail of a Monday to the coordination."""
    engine = database.reader(config)
    with engine.connect() as connection:
        post = semanal.write(Desk(connection, config, clock()), {})
    engine.dispose()
    return spell(post.letter, config.nombre).html


def _page(page: Page, address: str, shot: Shot) -> Image.Image:
    page.goto(address)
    return _seen(page, shot)


def _seen(page: Page, shot: Shot) -> Image.Image:
    page.set_viewport_size({"width": shot.width, "height": 900})
    clip = {"x": 0.0, "y": 0.0, "width": float(shot.width), "height": float(shot.height)}
    return Image.open(BytesIO(page.screenshot(clip=clip, full_page=True)))


def _sheet(workbook: Path, printed: Printed, folder: Path) -> Image.Image:
    """Print a workbook as people do, and keep the first page of a sheet without its margins."""
    profile = folder / "soffice"
    _speak_spanish(profile)
    own = f"-env:UserInstallation={profile.as_uri()}"
    _run("soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(workbook))
    pdf = folder / f"{workbook.stem}.pdf"
    page = next(number for number, foot in _feet(pdf) if printed.sheet in foot)
    picture = folder / "hoja"
    _run("pdftoppm", "-r", str(DPI), "-f", str(page), "-singlefile", "-png", str(pdf), str(picture))
    whole = Image.open(picture.with_suffix(".png")).convert("RGB")
    return _trimmed(
        whole.crop((0, round(whole.height * printed.top), whole.width, round(whole.height * printed.bottom)))
    )


def _speak_spanish(profile: Path) -> None:
    """Have LibreOffice write numbers and dates as a town of Latin America does."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SPANISH, encoding="utf-8")


def _feet(pdf: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the last lines of each page: its foot names the sheet."""
    text = _run("pdftotext", "-layout", str(pdf), "-").decode()
    for number, page in enumerate(text.split("\f"), start=1):
        yield number, [word.strip() for word in page.strip().rsplit("\n", 1)[-1].split("  ")]


def _trimmed(picture: Image.Image) -> Image.Image:
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    if box is None:
        return picture
    left, top, right, _ = box
    return picture.crop((left - MARGIN, max(top - MARGIN, 0), right + MARGIN, picture.height))


def _keep(name: str, picture: Image.Image) -> None:
    """Write a picture in few colours: it weighs a third."""
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own arguments


if __name__ == "__main__":
    main()
