"""The commands that take workbooks in: `ingest` and `check`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import sqlalchemy as sa

from cli.drafting import drafts_json, drafts_told, require_outside, write_all
from cli.foreign import told, told_besides
from cli.foreign_json import as_json as foreign_json
from cli.installation import FINE, PROBLEMS, CannotRunError, require_folder, today, working
from plan import config as configuration
from plan import database
from plan.config import Config
from plan.problems import Problem, Severity, message
from sync.checking import Checker, Verdict
from sync.intake import Outcome
from sync.mail.postman import Postman
from sync.names import unnamed_sentence
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.report.reporter import Reporter
from sync.service import clock
from sync.summary import summary


@click.command(options_metavar="[OPCIONES]")
@click.pass_obj
def ingest(path: Path) -> None:
    """Recorrer la carpeta una vez, tomar lo que cambió y terminar."""
    config = configuration.load(path)
    require_folder(config)
    with working(config) as pipeline:
        outcomes = list(_until_settled(config, pipeline))
        _send_mail(config, pipeline)
        lookout = pipeline.lookout
        Reporter(config, pipeline.engine).turn(clock())
    for outcome in outcomes:
        click.echo(summary(outcome))
    books = sum(bool(outcome.ruta) for outcome in outcomes)
    click.echo(f"{books} planillas con novedades." if outcomes else "Sin novedades en la carpeta.")
    for sentence in (lookout.standing.detalle, *map(unnamed_sentence, lookout.unnamed)):
        if sentence:
            click.echo(sentence, err=True)
    sys.exit(_code(problem for outcome in outcomes for problem in outcome.problems))


@click.command(options_metavar="[OPCIONES]")
@click.argument("files", metavar="ARCHIVO...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Escribir el resultado en JSON.")
@click.option(
    "--borrador",
    "drafts",
    metavar="CARPETA",
    type=click.Path(path_type=Path, file_okay=False),
    help="Escribir en esa carpeta planillas en borrador con lo reconocido en un libro ajeno.",
)
@click.pass_obj
def check(path: Path, files: tuple[Path, ...], as_json: bool, drafts: Path | None) -> None:
    """Validar planillas sin guardar nada."""
    config = configuration.load(path)
    if drafts:
        require_outside(drafts, config)
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise CannotRunError(f"No existe o no es un archivo: {', '.join(missing)}.")
    with ReaderPool() as pool:
        checker = Checker(config, database.existing_reader(config), pool, today(config))
        verdicts = [checker.check(file) for file in files]
    written = write_all(drafts, verdicts) if drafts else {}
    if as_json:
        told = [_as_json(verdict) | drafts_json(written.get(verdict.path)) for verdict in verdicts]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for number, verdict in enumerate(verdicts):
            apart = [""] if number and verdict.foreign else []
            click.echo("\n".join((*apart, *_lines(verdict), *drafts_told(written.get(verdict.path)))))
    if any(verdict.holds for verdict in verdicts):
        sys.exit(PROBLEMS)
    sys.exit(_code(problem for verdict in verdicts for problem in verdict.problems))


def _send_mail(config: Config, pipeline: Pipeline) -> None:
    """Send the mails that have their time by now; no fault of theirs is one of the load."""
    if config.correo.activo:
        try:
            Postman(config, pipeline.engine, clock).do_round()
        except (sa.exc.SQLAlchemyError, OSError) as error:
            click.echo(f"Los correos quedaron para después ({error}).", err=True)


def _until_settled(config: Config, pipeline: Pipeline) -> Iterator[Outcome]:
    """Scan, and look again at workbooks half copied until the grace is over."""
    deadline = time.monotonic() + config.gracia + 1
    while True:
        unfinished = []
        for outcome in _with_bar(pipeline):
            if outcome.load is None:
                unfinished.append(outcome)
            else:
                yield outcome
        if not unfinished or time.monotonic() > deadline:
            yield from unfinished
            return
        time.sleep(min(1.0, config.gracia / 4 + 0.01))


def _with_bar(pipeline: Pipeline) -> Iterator[Outcome]:
    if not sys.stderr.isatty():
        yield from pipeline.ingest(clock())
        return
    with click.progressbar(
        pipeline.ingest(clock()), length=pipeline.count_waiting(clock()), label="Planillas", file=sys.stderr
    ) as outcomes:
        yield from outcomes


def _code(problems: Iterator[Problem]) -> int:
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in problems) else FINE


def _lines(verdict: Verdict) -> Iterator[str]:
    if verdict.foreign is not None and not verdict.foreign.ours:
        yield from told(str(verdict.path), verdict.foreign)
        return
    yield f"{verdict.path}: {_verdict(verdict)}"
    for hold in verdict.holds:
        yield f"  se retendría  {hold} Si es a propósito, la coordinación lo confirma con «cargas»."
    for problem in verdict.problems:
        yield f"  {problem.severity.value:<11}  {problem.place}  {message(problem)}"
    if verdict.foreign is not None:
        yield from told_besides(verdict.foreign)


def _verdict(verdict: Verdict) -> str:
    if verdict.checked is None or verdict.checked.rejected:
        return "no se puede tomar"
    sheets = verdict.checked.sheets.values()
    taken = sum(len(sheet.taken) for sheet in sheets)
    waiting = sum(sheet.in_quarantine for sheet in sheets)
    return f"{taken} filas bien, {waiting} con errores, {sum(sheet.skipped for sheet in sheets)} omitidas"


def _as_json(verdict: Verdict) -> dict[str, object]:
    sheets = verdict.checked.sheets.items() if verdict.checked else ()
    return {
        "archivo": str(verdict.path),
        "se_puede_tomar": bool(sheets),
        "se_retendria": list(verdict.holds),
        "hojas": {
            table: {
                "escritas": sheet.written,
                "tomadas": len(sheet.taken),
                "cuarentena": sheet.in_quarantine,
                "omitidas": sheet.skipped,
            }
            for table, sheet in sheets
        },
        "problemas": [
            {
                "codigo": found.code,
                "severidad": found.severity.value,
                "hoja": found.place.sheet,
                "fila": found.place.row,
                "columna": found.place.column,
                "celda": found.place.cell,
                "mensaje": message(found),
            }
            for found in verdict.problems
        ],
        "libro_ajeno": foreign_json(verdict.foreign) if verdict.foreign else None,
    }
