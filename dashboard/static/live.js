// Keeps a visible page up to date: asks for the stamp of the data each second and swaps <main> in place.
(() => {
  "use strict";
  const every = 1000;
  const notice = document.getElementById("aviso");
  let busy = false;
  let failures = 0;
  let hushing = 0;

  const main = () => document.querySelector("main");
  const say = (text) => { if (notice.textContent !== text) notice.textContent = text; };

  const look = async () => {
    const here = main();
    if (busy || document.hidden || !here.dataset.version) return;
    busy = true;
    try {
      const { version, sello: known, carga } = here.dataset;
      const answer = await fetch(`${version}?sello=${known}&carga=${carga}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const { sello, programa, aviso } = await answer.json();
      if (failures > 2) say("");
      failures = 0;
      if (sello !== known) await refresh(programa, known, aviso);
    } catch {
      failures += 1;
      if (failures === 3) say("Sin conexión con el tablero: se ven los últimos datos recibidos.");
    } finally {
      busy = false;
    }
  };

  const refresh = async (programa, old, aviso) => {
    if (!old.endsWith(programa)) return location.reload();
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    if (!next) return;
    swap(main(), document.importNode(next, true));
    document.title = page.title;
    say(aviso || "Datos actualizados.");
    clearTimeout(hushing);
    hushing = setTimeout(() => say(""), 8000);
    document.dispatchEvent(new CustomEvent("tablero:actualizado"));
  };

  const swap = (old, next) => {
    const kept = remember(old);
    stay(old, next);
    old.replaceWith(next);
    restore(next, kept);
  };

  // What says of what it was made (data-queda, with an id) stays as it is while it is made of the same: a chart
  // somebody has zoomed into. What is made of something else is replaced; its script hears tablero:actualizado.
  const stay = (old, next) => {
    for (const each of old.querySelectorAll("[data-queda][id]")) {
      const other = next.querySelector(`#${CSS.escape(each.id)}`);
      if (other && other.dataset.queda === each.dataset.queda) other.replaceWith(each);
    }
  };

  const unnamed = (root) => root.querySelectorAll("details:not([id])");

  const remember = (root) => ({
    x: scrollX,
    y: scrollY,
    open: [...root.querySelectorAll("details[id]")].map((each) => [each.id, each.open]),
    unfolded: [...unnamed(root)].map((each) => each.open),
    rolled: [...root.querySelectorAll(".rodante")].map((each) => each.scrollLeft),
    edited: [...root.querySelectorAll("input, select")].filter(edited).map((each) => [path(each), each.value, each.checked]),
    focus: root.contains(document.activeElement) ? path(document.activeElement) : null,
    caret: document.activeElement && document.activeElement.selectionStart,
  });

  const restore = (root, kept) => {
    for (const [id, open] of kept.open) {
      const each = root.querySelector(`#${CSS.escape(id)}`);
      if (each) each.open = open;
    }
    const others = unnamed(root);
    if (others.length === kept.unfolded.length) others.forEach((each, index) => { each.open = kept.unfolded[index]; });
    root.querySelectorAll(".rodante").forEach((each, index) => { each.scrollLeft = kept.rolled[index] || 0; });
    for (const [where, value, checked] of kept.edited) {
      const each = root.querySelector(where);
      if (each) { each.value = value; each.checked = checked; }
    }
    const focused = kept.focus && (root.matches(kept.focus) ? root : root.querySelector(kept.focus));
    if (focused) {
      focused.focus({ preventScroll: true });
      if (typeof kept.caret === "number" && focused.setSelectionRange && focused.type !== "checkbox") {
        focused.setSelectionRange(kept.caret, kept.caret);
      }
    }
    scrollTo(kept.x, kept.y);
  };

  const edited = (each) => each.tagName === "SELECT"
    ? [...each.options].some((option) => option.selected !== option.defaultSelected)
    : each.value !== each.defaultValue || each.checked !== each.defaultChecked;

  // Something that finds the same element in the next page: its name, its address, or its place.
  const path = (each) => {
    if (each.id) return `#${CSS.escape(each.id)}`;
    if (each.name) return `[name="${CSS.escape(each.name)}"]`;
    const address = each.getAttribute("href");
    if (address) return `a[href="${CSS.escape(address)}"]`;
    const owner = each.closest("[id]");
    return owner && owner.tagName !== "MAIN" ? `#${CSS.escape(owner.id)} ${each.tagName}` : each.tagName;
  };

  // A link to something folded unfolds it.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  };

  // What was left empty asks for nothing, and need not stand in the address.
  addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });

  unfold();
  addEventListener("hashchange", unfold);
  document.addEventListener("visibilitychange", look);
  setInterval(look, every);
})();
