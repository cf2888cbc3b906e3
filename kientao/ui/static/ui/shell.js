// The shell: folding, "/" and "?", messages that come and go, the panel on the right. Everything works without it.
"use strict";
(() => {
  const root = document.documentElement;
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* keeps nothing */ } };
  const typing = (target) => target.closest && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const panel = () => document.getElementById("ben-phai");
  let opener = null;

  const fold = document.querySelector("[data-fold]");
  const showFold = () => fold && fold.setAttribute("aria-pressed", String(root.classList.contains("nav-folded")));
  showFold();

  function closePanel() {
    if (!panel() || panel().hidden) return false;
    panel().hidden = true;
    panel().replaceChildren();
    root.classList.remove("panel-open");
    if (opener && opener.isConnected) opener.focus();
    return true;
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-fold]")) {
      const folded = root.classList.toggle("nav-folded");
      keep("nav", folded ? "folded" : "open");
      showFold();
    }
    const gone = event.target.closest("[data-dismiss]");
    if (gone) gone.closest(".toast").remove();
    if (event.target.closest("[data-close-panel]")) { event.preventDefault(); closePanel(); }
    const link = event.target.closest("[hx-target='#ben-phai']");
    if (link) opener = link;
    for (const open of document.querySelectorAll("details.drop-menu[open]"))
      if (!open.contains(event.target)) open.open = false;
    if (event.target.closest("[data-print]")) print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      const open = document.querySelector("details.drop-menu[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); } else closePanel();
      return;
    }
    if (typing(event.target) || document.querySelector(".two-sided")) return;
    const search = document.getElementById("tim-chung") || document.querySelector(".table-view input[type=search]");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); }
    const keys = document.getElementById("phim-tat");
    if (event.key === "?" && keys) { event.preventDefault(); keys.showModal(); }
  });

  // A message leaves by itself after a while unless it warns or somebody is reading it.
  const leave = (toast) => {
    if (toast.matches(".warning, .error")) return;
    setTimeout(function later() { if (toast.matches(":hover, :focus-within")) setTimeout(later, 2000); else toast.remove(); }, 8000);
  };
  document.querySelectorAll(".toast").forEach(leave);
  function say(words, tone) {
    const toast = document.createElement("div");
    toast.className = `toast ${tone || "success"}`;
    const line = document.createElement("p");
    line.textContent = words;
    const close = document.createElement("button");
    close.type = "button"; close.className = "icon-button"; close.dataset.dismiss = ""; close.textContent = "×";
    close.setAttribute("aria-label", root.lang === "en" ? "Close" : "Đóng lời nhắn");
    toast.append(line, close);
    document.getElementById("loi-nhan").append(toast);
    leave(toast);
  }
  document.addEventListener("said", (event) => say(event.detail.words, event.detail.tone)); // HX-Trigger: {"said": {…}}
  const trouble = (event) => {
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    const english = root.lang === "en";
    if (status === 401 || status === 403) say(english ? "You are signed out or may not do this. Reload the page." : "Phiên làm việc đã hết hoặc anh/chị không có quyền. Tải lại trang để tiếp tục.", "warning");
    else if (status) say(english ? "The server could not answer. Try again." : "Máy chủ chưa trả lời được. Thử lại sau ít phút.", "warning");
    else say(english ? "No connection. Nothing was lost; try again." : "Mất kết nối. Chưa mất gì; kiểm tra mạng rồi thử lại.", "warning");
  };
  document.addEventListener("htmx:responseError", trouble);
  document.addEventListener("htmx:sendError", trouble);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "ben-phai") return;
    panel().hidden = false;
    root.classList.add("panel-open");
    const head = panel().querySelector("h2");
    if (head) { head.tabIndex = -1; head.focus(); }
  });
})();
