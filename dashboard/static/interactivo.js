// Draws the figure that the page carries, in Spanish, and again whenever the page is refreshed.
(() => {
  "use strict";
  const narrow = 700; // points; below them names give way to codes, and the legend needs a line for each entry
  const legend = 150;
  let range = null;
  let whole = null;

  Plotly.register({
    moduleType: "locale",
    name: "es",
    dictionary: {
      "Double-click to zoom back out": "Doble clic para ver todo",
      "Double-click on legend to isolate one trace": "Doble clic en la leyenda para ver solo eso",
      "Click to enter axis title": "",
    },
    format: {
      days: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
      shortDays: ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"],
      months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
      shortMonths: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
      date: "%d/%m/%Y",
      decimal: ",",
      thousands: ".",
      year: "%Y", month: "%b %Y", dayMonth: "%d %b", dayMonthYear: "%d %b %Y",
    },
  });

  const draw = async () => {
    const place = document.getElementById("grafico");
    const data = document.getElementById("figura");
    if (!place || !data || place.dataset.dibujado) return;
    place.dataset.dibujado = "si";
    const figure = JSON.parse(data.textContent);
    const { layout } = figure;
    if (place.clientWidth < narrow) {
      layout.yaxis.ticktext = layout.meta.codigos;
      layout.height += legend;
    }
    if (range) layout.xaxis.range = range;
    await Plotly.newPlot(place, figure.data, layout, { locale: "es", displayModeBar: false, responsive: true });
    if (!whole) whole = [...place._fullLayout.xaxis.range];
    place.on("plotly_relayout", () => { range = [...place._fullLayout.xaxis.range]; });
    const buttons = document.querySelector(".mandos");
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => command(place, event.target.dataset.mando));
  };

  const command = (place, name) => {
    if (!name) return;
    const [first, last] = place._fullLayout.xaxis.range.map((each) => new Date(each).getTime());
    const half = (last - first) / 2;
    const middle = first + half;
    const views = {
      acercar: [middle - half / 2, middle + half / 2],
      alejar: [middle - half * 2, middle + half * 2],
      antes: [first - half, last - half],
      despues: [first + half, last + half],
    };
    const asked = name === "todo" ? whole : views[name].map((each) => new Date(each).toISOString());
    Plotly.relayout(place, { "xaxis.range": asked });
  };

  draw();
  new MutationObserver(draw).observe(document.body, { childList: true });
})();
