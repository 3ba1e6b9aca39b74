"""config.toml: every option with its default and comment; a wrong file told all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plan.config import ConfigError, load, render
from plan.options import OPTIONS

ROOT = Path(__file__).parents[2]


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def reasons(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(write(folder, text))
    return caught.value.reasons


def test_the_committed_file_is_the_one_the_options_spell() -> None:
    committed = (ROOT / "config.toml").read_text(encoding="utf-8")
    assert committed.partition("\n\n")[2] == render()


def test_an_empty_file_gives_every_default(tmp_path: Path) -> None:
    config = load(write(tmp_path, ""))
    assert (config.puerto, config.gracia, config.umbrales.tolerancia) == (8000, 30, 10)
    assert (config.umbrales.verde_puntos, config.umbrales.amarillo_razon) == (0.05, 0.7)


def test_folders_are_relative_to_the_file(tmp_path: Path) -> None:
    config = load(write(tmp_path, '[carpetas]\ncompartida = "planillas"\ndatos = "/var/tablero"\n'))
    assert config.compartida == tmp_path / "planillas"
    assert config.datos == Path("/var/tablero")


def test_the_data_cannot_lie_where_everybody_writes(tmp_path: Path) -> None:
    found = reasons(tmp_path, '[carpetas]\ncompartida = "red"\ndatos = "red/datos"\n')
    assert found == ["carpetas.datos: no puede estar dentro de carpetas.compartida, donde todos escriben"]


def test_recesses_are_pairs_of_dates(tmp_path: Path) -> None:
    config = load(write(tmp_path, "[umbrales]\nrecesos = [[2027-01-01, 2027-01-31]]\n"))
    assert config.umbrales.recesos[0].hasta.isoformat() == "2027-01-31"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[web]\npuerto = "ocho mil"', "web.puerto: debe ser un número entero de 1 a 65535"),
        ("[web]\npuerto = 0", "web.puerto: debe ser un número entero de 1 a 65535"),
        ("[web]\npuerto = true", "web.puerto: debe ser un número entero de 1 a 65535"),
        ("[web]\npuerta = 80", "web.puerta: no hay ninguna opción con ese nombre"),
        ("[mensajes]\nhost = 'x'", "[mensajes]: no hay ninguna sección con ese nombre"),
        ("[informes]\nactivo = 'sí'", "informes.activo: debe ser true o false"),
        (
            "[correo]\nservidor = 'mail'",
            "correo.remitente: hace falta la dirección desde la que se mandan los correos",
        ),
        ("[correo]\nseguridad = 'tls'", "correo.seguridad: debe ser «starttls» o «ssl» o «ninguna»"),
        ("[correo]\nremitente = 'tablero'", "correo.remitente: «tablero» no es una dirección de correo"),
        (
            "[correo]\nadministradores = 'ana@muni.gob'",
            'correo.administradores: debe ser una lista de direcciones, ["ana@muni.gob"]',
        ),
        (
            "[correo]\ncoordinadores = ['ana@muni.gob', 'beto']",
            "correo.coordinadores: «beto» no es una dirección de correo",
        ),
        ("web = 3", "web: debe ser una sección, [web]"),
        ("[municipio]\nnombre = ''", "municipio.nombre: debe ser un texto entre comillas"),
        ("[base_de_datos]\nurl = 4", "base_de_datos.url: debe ser un texto entre comillas"),
        ("[watch]\nintervalo = 0", "watch.intervalo: debe ser un número de 0.2 a 3600"),
        ("[umbrales]\nverde_puntos = 'cinco'", "umbrales.verde_puntos: debe ser un número de 0 a 100"),
        (
            "[umbrales]\nverde_puntos = 12",
            "umbrales.amarillo_puntos: no puede ser menor que umbrales.verde_puntos",
        ),
        (
            "[umbrales]\namarillo_razon = 0.95",
            "umbrales.amarillo_razon: no puede ser mayor que umbrales.verde_razon",
        ),
        (
            "[umbrales]\nrecesos = 3",
            "umbrales.recesos: debe ser una lista de pares de fechas, [[2027-01-01, 2027-01-31]]",
        ),
        (
            "[umbrales]\nrecesos = [[2027-02-01, 2027-01-01]]",
            "umbrales.recesos: cada receso es un par de fechas en orden, [2027-01-01, 2027-01-31]",
        ),
        (
            "[municipio]\nzona_horaria = 'Marte/Olimpo'",
            (
                "municipio.zona_horaria: «Marte/Olimpo» no es una zona horaria; "
                "por ejemplo «America/Argentina/Buenos_Aires»"
            ),
        ),
    ],
)
def test_a_wrong_value_is_told_with_what_it_takes(tmp_path: Path, text: str, reason: str) -> None:
    assert reasons(tmp_path, text) == [reason]


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = reasons(tmp_path, "[web]\npuerto = 'x'\nhilos = 0\n[watch]\ngracia = -1\n[nada]\n")
    assert [reason.split(":")[0] for reason in found] == ["[nada]", "web.puerto", "web.hilos", "watch.gracia"]


def test_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    assert "no es TOML válido" in reasons(tmp_path, "puerto 8000")[0]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no existe"):
        load(tmp_path / "config.toml")


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('[municipio]\nnombre = "Cañada"\n'.encode("latin-1"))
    with pytest.raises(ConfigError, match="no se puede leer"):
        load(path)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_default_is_a_value_its_option_takes(option: object) -> None:
    option.read(option.parsed_default)
    assert option.comment.endswith((".", "]].", ";"))
