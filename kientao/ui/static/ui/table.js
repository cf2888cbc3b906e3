// Lists: j and k move, x marks, m shows all words, the bulk bar counts. Sorting, filters and pages work without it.
"use strict";
(() => {
  const english = document.documentElement.lang === "en";
  const rows = () => [...document.querySelectorAll("[data-table] tr[data-row]")];
  const handle = (row) => row.querySelector(".row-link") || row.querySelector("a, input");
  const current = () => document.activeElement && document.activeElement.closest("tr[data-row]");

  function count(view) {
    const bar = view.querySelector(".bulk-bar");
    if (!bar) return;
    const boxes = [...view.querySelectorAll("input[name=chon]")];
    const marked = boxes.filter((box) => box.checked);
    for (const box of boxes) box.closest("tr").classList.toggle("marked", box.checked);
    bar.classList.toggle("on", marked.length > 0);
    bar.querySelector("[data-marked]").textContent = english ? `${marked.length} marked` : `Đã đánh dấu ${marked.length} dòng`;
    const all = view.querySelector("[data-mark-all]");
    all.checked = marked.length > 0 && marked.length === boxes.length;
    all.indeterminate = marked.length > 0 && marked.length < boxes.length;
  }
  document.addEventListener("change", (event) => {
    const view = event.target.closest("[data-table]");
    if (!view) return;
    if (event.target.matches("[data-mark-all]"))
      for (const box of view.querySelectorAll("input[name=chon]")) box.checked = event.target.checked;
    if (event.target.matches("[data-mark-all], input[name=chon]")) count(view);
  });
  document.addEventListener("click", (event) => {
    const view = event.target.closest("[data-table]");
    if (!view) return;
    if (event.target.closest("[data-unmark]")) {
      for (const box of view.querySelectorAll("input[name=chon]")) box.checked = false;
      count(view);
    }
    const toggle = event.target.closest("[data-filters]");
    if (toggle) toggle.setAttribute("aria-expanded", String(toggle.closest(".filter-bar").classList.toggle("open")));
    if (event.target.matches("span.cut")) event.target.closest("tr").classList.toggle("open-words");
  });
  document.addEventListener("submit", (event) => {
    const id = event.target.dataset.columns;
    if (!id) return;
    const keys = [...event.target.querySelectorAll("input[name=cot]:checked")].map((box) => box.value).join(".");
    document.cookie = `cot-${id}=${keys}; path=${location.pathname}; max-age=31536000; samesite=lax`;
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [popover]")) return;
    const row = current();
    if (event.key === "j" || event.key === "k") {
      const all = rows();
      if (!all.length) return;
      const at = all.indexOf(row);
      const next = all[at < 0 ? 0 : Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), all.length - 1)];
      const to = handle(next);
      if (to) { to.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
    } else if (row && event.key === "x") {
      const box = row.querySelector("input[name=chon]");
      if (box) { box.checked = !box.checked; count(box.closest("[data-table]")); }
    } else if (row && event.key === "m") row.classList.toggle("open-words");
  });
  // Addresses without what wasn't asked; the chosen columns in one word.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.elt.closest("[data-table]") || event.detail.verb !== "get") return;
    const given = event.detail.formData;
    const entries = [...given.entries()].filter(([, value]) => value !== "");
    const columns = entries.filter(([key]) => key === "cot").map(([, value]) => value).join(".");
    for (const key of new Set(given.keys())) given.delete(key);
    for (const [key, value] of entries) if (key !== "cot") given.append(key, value);
    if (columns) given.append("cot", columns);
  });
  // What was open or typed stays so when the list comes anew; what was typed after it was asked for is asked next.
  let before = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const view = event.detail.target;
    if (!view.matches || !view.matches("[data-table]")) return;
    const field = view.contains(document.activeElement) && document.activeElement.matches("input[type=search][id]") ? document.activeElement : null;
    before = {
      id: view.id,
      open: [...view.querySelectorAll("details[id][open]:not(.columns-menu)")].map((one) => one.id),
      filters: !!view.querySelector(".filter-bar.open"),
      typed: field && { id: field.id, words: field.value, at: field.selectionStart },
      asked: field && (event.detail.requestConfig.formData.get(field.name) || ""),
    };
  });
  // In the same breath as the swap: before it settles a key may be pressed already.
  document.addEventListener("htmx:afterSwap", () => {
    const view = before && document.getElementById(before.id);
    if (!view) return;
    for (const id of before.open) { const found = document.getElementById(id); if (found) found.open = true; }
    if (before.filters) view.querySelector(".filter-bar").classList.add("open");
    const { typed, asked } = before, field = typed && document.getElementById(typed.id);
    before = null;
    if (!field) return;
    field.value = typed.words;
    field.focus();
    field.setSelectionRange(typed.at, typed.at);
    setTimeout(() => { if (field.isConnected && field.value !== asked) htmx.trigger(field.form, "submit"); }, 350);
  });
  // Marks the browser kept when one comes back to the page.
  addEventListener("pageshow", () => document.querySelectorAll("[data-table]").forEach(count));
})();
