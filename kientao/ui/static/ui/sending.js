// Shows how far an upload is. Without it the form is sent as any other; with it nothing typed is lost by a lost network.
"use strict";
(() => {
  const english = document.documentElement.lang === "en";
  const say = (vietnamese, other) => (english ? other : vietnamese);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const file = form.enctype === "multipart/form-data" && form.querySelector("input[type=file]");
    if (event.defaultPrevented || !file || !file.files.length) return;
    event.preventDefault();
    const place = form.querySelector(".draft-state");
    const bar = document.createElement("progress");
    const words = document.createElement("span");
    bar.max = 100;
    bar.setAttribute("aria-label", say("Đang gửi tệp", "Sending the file"));
    const stop = document.createElement("button");
    stop.type = "button"; stop.className = "button plain small"; stop.textContent = say("Dừng", "Stop");
    place.replaceChildren(bar, words, stop);
    const over = (message) => {
      place.textContent = message;
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-busy]")) { button.removeAttribute("aria-busy"); button.textContent = button.dataset.words; }
    };
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (at) => {
      if (!at.lengthComputable) return;
      bar.value = (100 * at.loaded) / at.total;
      words.textContent = ` ${Math.round(bar.value)} % `;
    });
    request.upload.addEventListener("load", () => { bar.removeAttribute("value"); words.textContent = say(" đang kiểm tra và đọc tệp… ", " checking and reading the file… "); });
    request.addEventListener("load", () => {
      const there = request.getResponseHeader("X-Location");
      if (there) { location.href = there; return; }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      const shown = answer.querySelector("form.office-form");
      if (!shown) { over(say("Gửi không thành công. Tải lại trang rồi thử lại.", "It could not be sent. Reload the page and try again.")); return; }
      form.replaceWith(shown);
      document.dispatchEvent(new CustomEvent("htmx:load"));
      const wrong = document.querySelector(".summary-error");
      if (wrong) wrong.focus();
    });
    request.addEventListener("error", () => over(say("Mất kết nối. Tệp vẫn được chọn: kiểm tra mạng rồi gửi lại.", "No connection. The file is still chosen: try again.")));
    request.addEventListener("abort", () => over(say("Đã dừng; chưa có gì được lưu.", "Stopped; nothing was kept.")));
    stop.addEventListener("click", () => request.abort());
    request.open("POST", form.action || location.href);
    request.setRequestHeader("X-Progress", "1");
    request.send(new FormData(form, event.submitter || undefined));
  });
})();
