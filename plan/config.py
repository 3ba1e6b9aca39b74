"""config.toml -> frozen dataclasses, or all that is wrong with it at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from plan.correo import Correo
from plan.option import Option, Options, WrongValueError
from plan.options import OPTIONS
from plan.umbrales import Umbrales


class ConfigError(Exception):
    """A configuration that cannot be used; says every reason at once."""

    def __init__(self, path: Path, reasons: list[str]) -> None:
        """Name the file and all that is wrong with it."""
        self.path = path
        self.reasons = reasons
        lines = "".join(f"\n  - {reason}" for reason in reasons)
        super().__init__(f"No se puede usar la configuración {path}:{lines}")


@dataclass(frozen=True, slots=True)
class Config:
    """Every option of config.toml, ready to use; paths are absolute."""

    path: Path
    nombre: str
    zona: ZoneInfo
    compartida: Path
    datos: Path
    host: str
    puerto: int
    hilos: int
    direccion: str
    url: str
    intervalo: float
    gracia: float
    paciencia: float
    informes: bool
    correo: Correo
    umbrales: Umbrales


def load(path: Path) -> Config:
    """Read a configuration file.

    Raises:
        ConfigError: naming everything that is wrong with the file.
    """
    values, reasons = _values(_parse(path))
    if reasons:
        raise ConfigError(path, reasons)
    config = _build(path, values)
    if misplaced := _misplaced(config):
        raise ConfigError(path, misplaced)
    return config


def render() -> str:
    """Spell a whole config.toml with every option, its default and its comment."""
    sections: dict[str, list[str]] = {}
    for option in OPTIONS:
        sections.setdefault(option.section, []).append(
            f"# {option.comment}\n{option.name} = {option.default}\n"
        )
    return "\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items())


def _parse(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(path, ["el archivo no existe; copie el config.toml del proyecto"]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, [f"no se puede leer: {error}"]) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, [f"no es TOML válido: {error}"]) from error


def _values(document: Mapping[str, object]) -> tuple[Options, list[str]]:
    reasons = _strangers(document)
    values: Options = {}
    for option in OPTIONS:
        try:
            values[option.key] = option.read(_given(document, option))
        except WrongValueError as error:
            reasons.append(f"{option.key}: {error}")
    return values, reasons + (_contradictions(values) if not reasons else [])


def _strangers(document: Mapping[str, object]) -> list[str]:
    known: dict[str, set[str]] = {}
    for option in OPTIONS:
        known.setdefault(option.section, set()).add(option.name)
    reasons = []
    for section, body in document.items():
        if section not in known:
            reasons.append(f"[{section}]: no hay ninguna sección con ese nombre")
        elif not isinstance(body, dict):
            reasons.append(f"{section}: debe ser una sección, [{section}]")
        else:
            strange = sorted(set(body) - known[section])
            reasons += [f"{section}.{name}: no hay ninguna opción con ese nombre" for name in strange]
    return reasons


def _given(document: Mapping[str, object], option: Option) -> object:
    section = document.get(option.section)
    body = section if isinstance(section, dict) else {}
    return body.get(option.name, option.parsed_default)


def _contradictions(values: Options) -> list[str]:
    reasons = []
    if values["umbrales.amarillo_puntos"] < values["umbrales.verde_puntos"]:
        reasons.append("umbrales.amarillo_puntos: no puede ser menor que umbrales.verde_puntos")
    if values["umbrales.amarillo_razon"] > values["umbrales.verde_razon"]:
        reasons.append("umbrales.amarillo_razon: no puede ser mayor que umbrales.verde_razon")
    if values["correo.servidor"] and not values["correo.remitente"]:
        reasons.append("correo.remitente: hace falta la dirección desde la que se mandan los correos")
    return reasons


def _misplaced(config: Config) -> list[str]:
    if config.datos == config.compartida or config.compartida in config.datos.parents:
        return ["carpetas.datos: no puede estar dentro de carpetas.compartida, donde todos escriben"]
    return []


def _build(path: Path, values: Options) -> Config:
    base = path.resolve().parent
    return Config(
        path=path.resolve(),
        nombre=values["municipio.nombre"],
        zona=values["municipio.zona_horaria"],
        compartida=(base / values["carpetas.compartida"]).resolve(),
        datos=(base / values["carpetas.datos"]).resolve(),
        host=values["web.host"],
        puerto=values["web.puerto"],
        hilos=values["web.hilos"],
        direccion=values["web.direccion"].rstrip("/"),
        url=values["base_de_datos.url"],
        intervalo=values["watch.intervalo"],
        gracia=values["watch.gracia"],
        paciencia=values["watch.paciencia"],
        informes=values["informes.activo"],
        correo=Correo(**_section(values, "correo")),
        umbrales=Umbrales(**_section(values, "umbrales")),
    )


def _section(values: Options, name: str) -> Options:
    start = f"{name}."
    return {key.removeprefix(start): value for key, value in values.items() if key.startswith(start)}
