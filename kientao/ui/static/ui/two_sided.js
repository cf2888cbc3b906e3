// The two-sided view: items light up their words, words find their item. Without this script the page is complete:
// every item links to its words.
"use strict";
for (const view of document.querySelectorAll(".two-sided")) start(view);

function start(view) {
  const list = view.querySelector(".list");
  const source = view.querySelector(".source");
  const search = view.querySelector(".find input");
  const only = view.querySelector(".only input");
  const found = view.querySelector(".found");
  const panels = [...view.querySelectorAll(".panel")];
  const tabs = [...view.querySelectorAll(".tab")];
  const back = view.querySelector(".return");
  const words = new Map(); // id of an item or field → its stretches of text
  const length = new Map(); // id → how many characters it covers
  for (const word of source.querySelectorAll("[data-i]")) {
    for (const id of word.dataset.i.split(" ")) {
      if (!words.has(id)) words.set(id, []);
      words.get(id).push(word);
      length.set(id, (length.get(id) || 0) + word.textContent.length);
    }
  }
  let selected = null;
  let lit = [];

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  const folded = new WeakMap();
  const textOf = (item) => {
    if (!folded.has(item)) folded.set(item, fold(item.textContent));
    return folded.get(item);
  };
  const openPanel = () => panels.find((panel) => !panel.hidden) || panels[0];
  const shown = () => [...openPanel().querySelectorAll(".item:not([hidden])")];

  function light(id, name) {
    for (const word of words.get(id) || []) {
      word.classList.add(name);
      lit.push([word, name]);
    }
  }
  function unlight(...names) {
    lit = lit.filter(([word, name]) => {
      if (!names.includes(name)) return true;
      word.classList.remove(name);
      return false;
    });
  }
  function scrollTo(id) {
    const first = (words.get(id) || [])[0];
    if (!first) return;
    view.dataset.show = "source";
    showSide();
    first.scrollIntoView({ block: "center", behavior: "auto" });
    // Chunks far away had a guessed height; once they are laid out, correct.
    requestAnimationFrame(() => requestAnimationFrame(() => first.scrollIntoView({ block: "center", behavior: "auto" })));
  }
  function select(item, { toWords = false, toItem = false, focus = false } = {}) {
    if (selected) selected.removeAttribute("aria-current");
    unlight("on", "also", "part", "near");
    selected = item;
    back.hidden = !item;
    if (!item) return;
    item.setAttribute("aria-current", "true");
    light(item.id, "on");
    for (const field of item.querySelectorAll("[data-f]")) light(field.dataset.f, "also");
    view.querySelector(".return-text").textContent = item.querySelector(".text").textContent;
    if (toItem) item.scrollIntoView({ block: "center", behavior: "auto" });
    else item.scrollIntoView({ block: "nearest" });
    if (toWords && !narrow()) scrollTo(item.id);
    if (focus) (item.querySelector(".go") || item).focus({ preventScroll: true });
  }
  function open(kind) {
    for (const panel of panels) panel.hidden = panel.dataset.kind !== kind;
    for (const tab of tabs) {
      if (tab.dataset.open === kind) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    list.scrollTop = 0;
    filter();
  }
  function filter() {
    const wanted = fold(search.value.trim()).split(/\s+/).filter(Boolean);
    const panel = openPanel();
    let count = 0, all = 0;
    for (const group of panel.querySelectorAll(".group")) {
      let any = false;
      for (const item of group.querySelectorAll(".item")) {
        const keep = (!only.checked || item.dataset.worst) && wanted.every((word) => textOf(item).includes(word));
        item.hidden = !keep;
        all += 1;
        if (keep) { count += 1; any = true; }
      }
      group.hidden = !any;
    }
    found.textContent = wanted.length || only.checked ? `${count}/${all} mục` : "";
  }
  function showSide() {
    for (const button of view.querySelectorAll(".switch button"))
      button.setAttribute("aria-pressed", String(button.dataset.side === view.dataset.show));
  }
  const narrow = () => matchMedia("(max-width: 860px)").matches;
  const itemOf = (id) => document.getElementById(id.split(".")[0]);

  // Items
  list.addEventListener("pointerover", (event) => {
    const field = event.target.closest("[data-f]");
    const item = event.target.closest(".item");
    unlight("near", "part");
    if (field) light(field.dataset.f, "part");
    if (item && item !== selected) light(item.id, "near");
  });
  list.addEventListener("pointerleave", () => unlight("near", "part"));
  list.addEventListener("focusin", (event) => {
    const item = event.target.closest(".item");
    if (item && item !== selected) select(item);
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest(".item");
    if (!item || String(getSelection())) return;
    const go = event.target.closest(".go");
    if (go) event.preventDefault();
    const field = event.target.closest("[data-f]");
    select(item, { toWords: !field });
    if (go && narrow()) scrollTo(item.id);
    if (field) {
      light(field.dataset.f, "part");
      scrollTo(field.dataset.f);
    } else if (narrow()) scrollTo(item.id);
  });
  // Words: the item that covers least comes first; clicking again goes to the next one around it.
  source.addEventListener("click", (event) => {
    const word = event.target.closest("[data-i]");
    if (!word || String(getSelection())) return;
    const ids = [...new Set(word.dataset.i.split(" ").map((id) => id.split(".")[0]))].filter(itemOf);
    ids.sort((a, b) => (length.get(a) || 0) - (length.get(b) || 0));
    const next = ids[(ids.indexOf(selected ? selected.id : "") + 1) % ids.length];
    const item = itemOf(next);
    if (item.closest(".panel").hidden) open(item.dataset.kind);
    if (item.hidden) { search.value = ""; only.checked = false; filter(); }
    select(item, { toItem: true });
  });
  source.addEventListener("pointerover", (event) => {
    const word = event.target.closest("[data-i]");
    unlight("near");
    if (!word) return;
    const ids = [...new Set(word.dataset.i.split(" ").map((id) => id.split(".")[0]))];
    ids.sort((a, b) => (length.get(a) || 0) - (length.get(b) || 0));
    light(ids[0], "near");
  });
  source.addEventListener("pointerleave", () => unlight("near"));
  // Kinds and filters
  view.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) {
      event.preventDefault();
      view.dataset.show = "items";
      showSide();
      open(opener.dataset.open);
    }
    const side = event.target.closest("[data-side]");
    if (side) { view.dataset.show = side.dataset.side; showSide(); }
  });
  back.querySelector("button").addEventListener("click", () => {
    view.dataset.show = "items";
    showSide();
    if (selected) selected.scrollIntoView({ block: "center" });
  });
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);
  // Keyboard
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, textarea, select") && event.target.type !== "checkbox";
    if (event.key === "Escape") {
      if (typing && search.value) { search.value = ""; filter(); }
      else if (typing) search.blur();
      else select(null);
      return;
    }
    if (typing) {
      if (event.key === "Enter" && event.target === search && shown()[0]) select(shown()[0], { toWords: true, focus: true });
      return;
    }
    if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); return; }
    if (event.key === "j" || event.key === "k") {
      const items = shown();
      if (!items.length) return;
      const at = items.indexOf(selected);
      const to = at < 0 ? 0 : Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), items.length - 1);
      select(items[to], { toWords: true, focus: true });
    }
  });

  view.classList.add("ready");
  view.querySelector(".filters").hidden = false;
  view.querySelector(".keys").hidden = false;
  const asked = panels.find((panel) => `#${panel.id}` === location.hash);
  const linked = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = asked || (linked && linked.closest(".panel")) || panels.find((panel) => panel.querySelector(".item")) || panels[0];
  open(first.dataset.kind);
  if (linked && linked.classList.contains("item")) select(linked, { toWords: true, toItem: true });
}
