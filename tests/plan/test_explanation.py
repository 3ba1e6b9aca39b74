"""Every light explains itself: its rule, its days, and one sentence with the figures that decided."""

from __future__ import annotations

import pytest

from tests.plan.notation import as_day, measure, over_100_days


@pytest.mark.parametrize(
    ("programme", "activities", "corte", "regla", "dias", "says"),
    [
        (
            "01/01/2026–30/09/2026, Suspendido, «Medida cautelar»",
            "no dates, 40%, real 05/01/2026–…",
            "20/11/2026", 1, 319,
            "Está suspendido, con su justificación; lo último que consta es del 05/01/2026, hace 319 días.",
        ),
        (
            "–––, Cancelado, «Sin fondos»",
            "none",
            "20/11/2026", 1, None,
            "Está cancelado, con su justificación.",
        ),
        (
            "01/01/2026–01/07/2026, Finalizado",
            "no dates, real 03/01/2026–16/10/2026",
            "20/11/2026", 2, 107,
            "Terminó el 16/10/2026, 107 días después de lo planificado (01/07/2026).",
        ),
        (
            "01/01/2026–01/07/2026, Finalizado",
            "no dates, real 03/01/2026–30/06/2026",
            "20/11/2026", 2, 0,
            "Terminó el 30/06/2026, 1 día antes de lo planificado (01/07/2026).",
        ),
        (
            "–––, En curso", "none",
            "20/11/2026", 3, None,
            "No tiene fechas planificadas, y sin ellas no se puede decir cuánto debería llevar.",
        ),
        (
            "01/01/2026–…, En curso", "none",
            "20/11/2026", 3, None,
            "No tiene fecha de fin planificada, y sin ella no se puede decir cuánto debería llevar.",
        ),
        (
            "01/01/2026–20/10/2026, En curso", "none",
            "20/11/2026", 4, 31,
            (
                "Debía terminar el 20/10/2026, hace 31 días (fuera de los 10 días de tolerancia), "
                "y no hay datos de su avance."
            ),
        ),
        (
            "01/01/2026–15/11/2026, En curso", "no dates, 60%",
            "20/11/2026", 4, 5,
            (
                "Debía terminar el 15/11/2026, hace 5 días (dentro de los 10 días de tolerancia), "
                "y lleva 60,0 %."
            ),
        ),
        (
            "01/01/2026–18/11/2026, En curso", "no dates, 100%",
            "20/11/2026", 4, 2,
            (
                "Debía terminar el 18/11/2026, hace 2 días, y todo está al 99 % o más: "
                "solo falta registrar que terminó."
            ),
        ),
        (
            "01/03/2027–30/06/2027, No iniciado", "none",
            "20/11/2026", 5, None,
            "Empieza el 01/03/2027, dentro de 101 días.",
        ),
        (
            "01/03/2027–30/06/2027, No iniciado", "no dates, 30%",
            "20/11/2026", 5, None,
            "Empieza el 01/03/2027, dentro de 101 días, y ya lleva 30,0 %.",
        ),
        (
            "–––, No iniciado", "05/11/2026–30/06/2027, 0%",
            "31/10/2026", 5, None,
            "Según su plan, al 31/10/2026 todavía no debía llevar avance.",
        ),
        (
            "01/01/2026–31/12/2026, En curso", "3 × no dates; no dates, 20%",
            "20/11/2026", 6, None,
            "Hay datos solo para el 25,0 % de lo que ya debería estar hecho (se necesita al menos el 50 %).",
        ),
        (
            "01/02/2026–01/02/2027, En curso", "no dates, 55%",
            "20/11/2026", 7, None,
            (
                "Debería llevar 80,1 % y lleva 55,0 %: 25,1 puntos por debajo "
                "(razón 0,69; rojo cuando supera 10 puntos y la razón es menor que 0,70)."
            ),
        ),
        (
            "01/02/2026–01/02/2027, En curso", "no dates, 70%",
            "20/11/2026", 7, None,
            (
                "Debería llevar 80,1 % y lleva 70,0 %: 10,1 puntos por debajo "
                "(razón 0,87; amarillo hasta 10 puntos por debajo o con razón de al menos 0,70)."
            ),
        ),
        (
            "02/10/2026–30/11/2026, En curso", "no dates, 60%",
            "31/10/2026", 7, None,
            (
                "Al 31/10/2026 debería llevar 50,0 % y lleva 60,0 %: 10,0 puntos por encima "
                "(razón 1,20; verde hasta 5 puntos por debajo o con razón de al menos 0,90)."
            ),
        ),
        (
            "01/01/2026–31/12/2026, En curso",
            "no dates, 100%; 01/01/2026–31/10/2026, 98%; 01/01/2026–18/11/2026, 98%",
            "20/11/2026", 8, 20,
            (
                "La actividad «A2 Actividad 2» debía terminar el 31/10/2026, hace 20 días, y lleva 98,0 % "
                "(otra también venció); por lo demás, debería llevar 96,3 % y lleva 98,3 %: "
                "2,0 puntos por encima "
                "(razón 1,02; verde hasta 5 puntos por debajo o con razón de al menos 0,90)."
            ),
        ),
        (
            "01/01/2026–31/12/2026, En curso", "no dates, 75%",
            "30/09/2026", 9, 51,
            (
                "La dependencia informó por última vez al 30/09/2026 y pasaron 51 días, "
                "más de los 45 días que se admiten; con lo que consta sería amarillo: "
                "debería llevar 88,8 % y lleva 75,0 %: 13,8 puntos por debajo "
                "(razón 0,84; amarillo hasta 10 puntos por debajo o con razón de al menos 0,70)."
            ),
        ),
    ],
)  # fmt: skip
def test_every_light_says_its_rule_its_days_and_its_reason(
    programme: str, activities: str, corte: str, regla: int, dias: int | None, says: str
) -> None:
    semaforo = measure(programme, activities, as_day(corte)).semaforo
    assert (semaforo.regla, semaforo.dias, semaforo.explicacion) == (regla, dias, says)


@pytest.mark.parametrize(
    ("planned", "avance", "says"),
    [
        (30, "19.98%", "apenas más de 10,0 puntos por debajo"),
        (80, "55.9%", "razón casi 0,70"),
        (40, "40%", "tal como estaba previsto"),
    ],
)
def test_rounding_never_makes_a_reason_contradict_its_light(planned: int, avance: str, says: str) -> None:
    assert says in measure("–––, En curso", over_100_days(planned, avance)).semaforo.explicacion
