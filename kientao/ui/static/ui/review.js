// The review: items light up their words, words find their item, every judgement has a key. Without this script all
// buttons and links work.
"use strict";
(() => {
  const view = document.querySelector("[data-review]");
  const source = view.querySelector(".source");
  const list = view.querySelector(".list");
  const words = new Map(); // id of an item or field → its stretches of text
  const length = new Map();
  for (const word of source.querySelectorAll("[data-i]"))
    for (const id of word.dataset.i.split(" ")) {
      if (!words.has(id)) words.set(id, []);
      words.get(id).push(word);
      length.set(id, (length.get(id) || 0) + word.textContent.length);
    }
  let lit = [];
  let current = ""; // id of the item the keys are for
  const narrow = () => matchMedia("(max-width: 860px)").matches;
  const items = () => [...view.querySelectorAll(".review-list .item")];
  const card = () => document.getElementById(current);

  function unlight() { for (const [word, name] of lit) word.classList.remove(name); lit = []; }
  function light(id, name) { for (const word of words.get(id) || []) { word.classList.add(name); lit.push([word, name]); } }
  function lightAll(id) {
    unlight();
    light(id, "on");
    for (const field of words.keys()) if (field.startsWith(`${id}.`)) light(field, "also");
  }
  function show(side) {
    view.dataset.show = side;
    for (const button of view.querySelectorAll(".switch button")) button.setAttribute("aria-pressed", String(button.dataset.side === side));
  }
  function toWords(id) {
    const first = (words.get(id) || [])[0];
    if (!first) return;
    const centre = () => { // the source alone: were the page to move too, a click on an item would miss its button
      const [at, box] = [first.getBoundingClientRect(), source.getBoundingClientRect()];
      source.scrollTop += at.top - box.top - (box.height - at.height) / 2;
    };
    centre();
    requestAnimationFrame(() => requestAnimationFrame(centre));
  }
  function select(item, focus, scroll = true) {
    for (const other of view.querySelectorAll(".item[aria-current]")) other.removeAttribute("aria-current");
    current = item ? item.id : "";
    unlight();
    if (!item) return;
    item.setAttribute("aria-current", "true");
    lightAll(item.id);
    if (focus) item.focus({ preventScroll: true });
    if (scroll) item.scrollIntoView({ block: "nearest" });
    if (!narrow()) toWords(item.id);
  }
  function move(step) {
    const all = items();
    const at = all.findIndex((item) => item.id === current);
    const next = all[at < 0 ? 0 : at + step];
    if (next) select(next, true);
    else if (at >= 0) {
      const page = view.querySelector(`.paging a[rel=${step > 0 ? "next" : "prev"}]`);
      if (page) page.click();
    }
  }
  const press = (key) => {
    const within = card() && card().querySelector(`[data-key="${key}"]`);
    const button = within || view.querySelector(`.review-tools [data-key="${key}"]`);
    if (button) button.click();
    return !!button;
  };

  view.addEventListener("focusin", (event) => {
    const item = event.target.closest(".item");
    if (item && item.id !== current) select(item, false, false); // a list that moves under the pointer loses the click
  });
  list.addEventListener("click", (event) => {
    const finding = event.target.closest("[data-finding]");
    const go = event.target.closest(".go");
    if (finding && go) {
      event.preventDefault();
      unlight();
      light(finding.dataset.finding, "on");
      if (narrow()) show("source");
      toWords(finding.dataset.finding);
      return;
    }
    const item = event.target.closest(".item");
    if (!item || event.target.closest("button, input, textarea, select, label, summary, a:not(.go)") || String(getSelection())) return;
    if (go) event.preventDefault();
    select(item, true);
    if (go && narrow()) { show("source"); toWords(item.id); }
  });
  source.addEventListener("click", (event) => {
    const word = event.target.closest("[data-i]");
    if (!word || String(getSelection())) return;
    const ids = [...new Set(word.dataset.i.split(" ").map((id) => id.split(".")[0]))].filter((id) => id.startsWith("m"));
    ids.sort((a, b) => (length.get(a) || 0) - (length.get(b) || 0));
    const id = ids[(ids.indexOf(current) + 1) % ids.length];
    if (!id) return;
    show("items");
    const item = document.getElementById(id);
    if (item) { select(item, true); item.scrollIntoView({ block: "center" }); return; }
    location.href = `${view.dataset.list}muc/${id.slice(1)}/`; // on another page of the list
  });
  view.addEventListener("click", (event) => {
    const side = event.target.closest("[data-side]");
    if (side) show(side.dataset.side);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (event.key === "Escape" && card() && card().matches(".editing")) { event.preventDefault(); press("Escape"); return; }
    if (typing || event.target.closest("dialog, [popover]")) return;
    if (event.key === "j" || event.key === "k") { event.preventDefault(); move(event.key === "j" ? 1 : -1); return; }
    if (event.key === "x" && card()) {
      const box = card().querySelector("input[name=chon]");
      if (box) { event.preventDefault(); box.checked = !box.checked; }
      return;
    }
    if (event.key === "Enter" && event.target === card()) { if (narrow()) show("source"); toWords(current); return; }
    if ("aedsumn".includes(event.key) && event.key.length === 1 && press(event.key)) event.preventDefault();
  });

  // After an answer of the server: go on where one was; an item judged right or wrong leads to the next one.
  let judged = "";
  document.addEventListener("click", (event) => {
    const verb = event.target.closest(".verbs [data-key='a'], .verbs [data-key='d']");
    judged = verb && verb.textContent !== "Lấy lại" ? verb.closest(".item").id : "";
  }, true);
  document.addEventListener("htmx:afterSettle", (event) => {
    const swapped = event.detail.elt;
    if (!swapped || !swapped.id) return;
    if (swapped.id === "danh-sach") { list.scrollTop = 0; select(items()[0], true); return; }
    const item = document.getElementById(swapped.id);
    if (!item || !item.matches(".item") || item.matches(".editing") === false && item.id !== current) return;
    if (item.matches(".editing")) {
      const wrong = item.querySelector(".summary-error, .conflict");
      const first = wrong || item.querySelector("textarea");
      if (first) first.focus();
      lightAll(item.id);
    } else if (judged === item.id && !item.querySelector("[role=alert]")) { judged = ""; select(item, false); move(1); }
    else select(item, true);
  });

  view.classList.add("ready");
  const linked = location.hash.startsWith("#m") && document.getElementById(location.hash.slice(1));
  if (linked && linked.matches(".item")) { select(linked, true); linked.scrollIntoView({ block: "center" }); }
})();
