// Forms: drafts keep what was typed, buttons send once, dates are picked, agencies suggested, files dropped.
"use strict";
(() => {
  const root = document.documentElement;
  const english = root.lang === "en";
  const say = (vietnamese, other) => (english ? other : vietnamese);
  const who = document.body.dataset.who || "";
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* keeps nothing */ } },
    keys() { try { return Object.keys(localStorage).filter((key) => key.startsWith("draft:")); } catch { return []; } },
  };
  const keyOf = (form) => `draft:${who}:${form.dataset.draft}`;
  const never = (field) => !field.name || /^(csrfmiddlewaretoken|version|next)$/.test(field.name) || ["password", "file", "submit", "button", "hidden"].includes(field.type) && !field.closest("[data-pick]");
  const fieldsOf = (form) => [...form.elements].filter((field) => !never(field));

  // --- Drafts
  function read(form) {
    return fieldsOf(form).map((field) => [field.name, field.value, field.matches("[type=checkbox], [type=radio]") ? field.checked : null]);
  }
  function write(form, kept) {
    const fields = fieldsOf(form);
    for (const [name, value, checked] of kept) {
      const at = fields.findIndex((field) => field.name === name && (checked === null || field.value === value));
      if (at < 0) continue;
      if (checked === null) fields[at].value = value; else fields[at].checked = checked;
      fields.splice(at, 1);
    }
  }
  const clock = (time) => new Date(time).toLocaleTimeString(english ? "en-GB" : "vi-VN", { hour: "2-digit", minute: "2-digit" });
  function tell(form, words) { const place = form.querySelector(".draft-state"); if (place) place.textContent = words; }
  function keep(form, sent) {
    const fields = read(form);
    if (JSON.stringify(fields) === form.dataset.fresh && !sent) return store.drop(keyOf(form));
    if (store.set(keyOf(form), { at: Date.now(), sent: !!sent, fields }) && !sent)
      tell(form, say(`Đã giữ bản nháp trên máy này lúc ${clock(Date.now())}`, `Draft kept on this computer at ${clock(Date.now())}`));
    return undefined;
  }
  function offer(form, draft) {
    const line = document.createElement("div");
    line.className = "draft-notice"; line.setAttribute("role", "status");
    const words = document.createElement("span");
    words.textContent = say(`Đã điền lại bản nháp anh/chị viết dở lúc ${clock(draft.at)} ${new Date(draft.at).toLocaleDateString("vi-VN")}.`, `Your draft of ${clock(draft.at)} was filled in again.`);
    const drop = document.createElement("button");
    drop.type = "button"; drop.className = "button plain small"; drop.textContent = say("Bỏ bản nháp", "Discard the draft");
    drop.addEventListener("click", () => { write(form, JSON.parse(form.dataset.fresh)); store.drop(keyOf(form)); line.remove(); tell(form, ""); });
    line.append(words, drop);
    form.prepend(line);
  }
  function begin(form) {
    if (form.dataset.fresh) return;
    form.dataset.fresh = JSON.stringify(read(form));
    const draft = store.get(keyOf(form));
    if (!draft || !Array.isArray(draft.fields)) return;
    if (form.hasAttribute("data-bound")) return keep(form);
    if (JSON.stringify(draft.fields) === form.dataset.fresh) return store.drop(keyOf(form));
    write(form, draft.fields);
    return offer(form, draft);
  }
  // A draft that was sent is done with once the server has gone on to another page of somebody signed in.
  function settle() {
    const arrived = performance.getEntriesByType("navigation")[0] || {};
    const fine = (!arrived.responseStatus || arrived.responseStatus < 400) && arrived.redirectCount !== 0;
    for (const key of store.keys()) {
      const draft = store.get(key);
      if (!draft || Date.now() - draft.at > 30 * 864e5) store.drop(key);
      else if (draft.sent && key.startsWith(`draft:${who}:`) && document.body.classList.contains("shell")) {
        const bound = [...document.querySelectorAll("form[data-draft][data-bound]")].some((form) => keyOf(form) === key);
        if (fine && !bound) store.drop(key);
        else store.set(key, { ...draft, sent: false });
      }
    }
  }
  let timer = 0;
  const changed = (event) => {
    const form = event.target.form;
    if (!form || !form.dataset.draft) return;
    clearTimeout(timer);
    timer = setTimeout(() => keep(form), 400);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  addEventListener("pagehide", () => { for (const form of document.querySelectorAll("form[data-draft]")) if (!form.dataset.sent && form.dataset.fresh) keep(form); });

  // --- Sending once, and saying so
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-sign-out]")) { store.keys().filter((key) => key.startsWith(`draft:${who}:`)).forEach(store.drop); return; }
    if (event.defaultPrevented || !form.matches("[data-once]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    const wrong = [...form.querySelectorAll("input[type=file]")].find((input) => fileTrouble(input));
    if (wrong) { event.preventDefault(); wrong.focus(); return; }
    clearTimeout(timer);
    if (form.dataset.draft) keep(form, true);
    form.dataset.sent = "1";
    const button = event.submitter || form.querySelector("button[type=submit]");
    if (button && button.dataset.busy) {
      button.dataset.words = button.textContent;
      button.setAttribute("aria-busy", "true");
      button.textContent = button.dataset.busy;
    }
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-busy]")) { button.removeAttribute("aria-busy"); button.textContent = button.dataset.words; }
    }
  });

  // --- Files
  function fileTrouble(input) {
    const box = input.closest("[data-file-drop]");
    const file = input.files[0];
    const line = box && box.parentElement.querySelector(".file-error");
    const name = box && box.querySelector("[data-file-name]");
    if (!box) return "";
    let words = "";
    const endings = input.accept.split(",");
    if (file && !endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
      words = say(`Không nhận tệp này. Nhận: ${endings.join(", ")}.`, `This kind of file is not taken. Taken: ${endings.join(", ")}.`);
    else if (file && file.size > Number(input.dataset.limit))
      words = say(`Tệp lớn hơn ${input.dataset.limitWords}. Tách thành nhiều tệp hoặc nén ảnh trong tệp.`, `The file is larger than ${input.dataset.limitWords}.`);
    if (file) name.textContent = file.name;
    line.textContent = words;
    line.hidden = !words;
    input.toggleAttribute("aria-invalid", !!words);
    return words;
  }
  document.addEventListener("change", (event) => { if (event.target.matches("[data-file-drop] input")) fileTrouble(event.target); });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
    document.addEventListener(kind, (event) => {
      const box = event.target.closest && event.target.closest("[data-file-drop]");
      if (box) box.classList.toggle("over", kind === "dragenter" || kind === "dragover");
    });

  // --- Dates: the picker writes what the field understands
  document.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-pick-date]");
    if (!pick) return;
    const field = document.getElementById(pick.dataset.pickDate);
    const native = field.parentElement.querySelector(".date-native");
    const typed = field.value.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
    if (typed) native.value = `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}`;
    if (native.showPicker) native.showPicker(); else native.focus();
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches(".date-native") || !event.target.value) return;
    const field = document.getElementById(event.target.dataset.dateFor);
    field.value = event.target.value.split("-").reverse().join("/");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });

  // --- Agencies: suggestions come from the server, arrows choose
  const boxOf = (target) => target.closest && target.closest("[data-pick]");
  const part = (box, kind) => box.querySelector({ field: "[role=combobox]", list: "[role=listbox]", id: "input[name$='-id']", words: "input[name$='-words']" }[kind]);
  let asked = 0;
  function fold(box) { part(box, "list").hidden = true; part(box, "field").setAttribute("aria-expanded", "false"); part(box, "field").removeAttribute("aria-activedescendant"); }
  async function suggest(box) {
    const field = part(box, "field"), list = part(box, "list"), mine = ++asked;
    if (field.value.trim().length < 1) { fold(box); return; }
    try {
      const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(field.value)}`, { headers: { "HX-Request": "true" } });
      if (mine !== asked || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...page.querySelectorAll("li"));
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
    } catch { fold(box); }
  }
  function take(box, option) {
    if (!option || !option.dataset.id) return;
    part(box, "field").value = part(box, "words").value = option.dataset.words;
    part(box, "id").value = option.dataset.id;
    fold(box);
    part(box, "field").dispatchEvent(new Event("change", { bubbles: true }));
  }
  let typing = 0;
  document.addEventListener("input", (event) => {
    const box = boxOf(event.target);
    if (!box || !event.target.matches("[role=combobox]")) return;
    clearTimeout(typing);
    typing = setTimeout(() => suggest(box), 180);
  });
  document.addEventListener("keydown", (event) => {
    const box = boxOf(event.target);
    if (!box) return;
    const list = part(box, "list");
    const options = [...list.querySelectorAll("[data-id]")];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); fold(box); }
    else if (event.key === "Enter" && !list.hidden && at >= 0) { event.preventDefault(); take(box, options[at]); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
      event.preventDefault();
      list.hidden = false;
      const next = options[(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + options.length) % options.length];
      for (const option of options) option.setAttribute("aria-selected", String(option === next));
      part(box, "field").setAttribute("aria-activedescendant", next.id);
      part(box, "field").setAttribute("aria-expanded", "true");
      next.scrollIntoView({ block: "nearest" });
    }
  });
  document.addEventListener("pointerdown", (event) => {
    const option = event.target.closest && event.target.closest("[data-pick] [data-id]");
    if (option) { event.preventDefault(); take(boxOf(option), option); }
  });
  document.addEventListener("focusout", (event) => { const box = boxOf(event.target); if (box) fold(box); });

  function start() {
    for (const button of document.querySelectorAll("[data-pick-date]")) button.hidden = false;
    for (const form of document.querySelectorAll("form[data-draft]")) begin(form);
  }
  settle();
  start();
  document.addEventListener("htmx:load", start);
  const wrong = document.querySelector("form[data-bound]") && document.querySelector(".conflict, .summary-error");
  if (wrong) wrong.focus();
})();
