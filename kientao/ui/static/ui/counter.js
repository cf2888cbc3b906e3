// The counter's keyboard: Enter goes on to the next field, after the number it fills in what is known; Ctrl+Enter sends.
"use strict";
(() => {
  const wanted = "input:not([type=hidden]):not([type=date]), select, textarea, button";
  const reachable = (one) => !one.disabled && one.tabIndex >= 0 && one.offsetParent !== null;
  document.addEventListener("keydown", (event) => {
    const form = event.target.form;
    if (event.key !== "Enter" || !form || !form.matches(".intake") || event.defaultPrevented) return;
    const main = form.querySelector("button[value=receive]");
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); form.requestSubmit(main); return; }
    if (!event.target.matches("input")) return;
    event.preventDefault();
    if (event.target.id === "id_id_number") { form.querySelector("[data-fills]").click(); return; }
    const fields = [...form.querySelectorAll(wanted)].filter(reachable);
    const next = fields[fields.indexOf(event.target) + 1];
    if (next) next.focus();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    const name = document.getElementById("id_name");
    if (asked && asked.hasAttribute("data-fills") && name) name.focus();
  });
})();
