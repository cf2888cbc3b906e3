// Drag and drop, progress, one sending at a time. Without this script the form is an ordinary one.
"use strict";
(() => {
  const form = document.querySelector(".upload form");
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector(".drop");
  const words = form.querySelector(".drop-words");
  const errors = form.querySelector(".upload-errors");
  const button = form.querySelector("button[type=submit]");
  const progress = form.querySelector(".progress");
  const bar = progress.querySelector("progress");
  const said = progress.querySelector("span");
  const stop = progress.querySelector("button");
  const usual = words.innerHTML;

  function refuse(message, hint) {
    const line = document.createElement("p");
    line.className = "field-error";
    const strong = document.createElement("b");
    strong.textContent = message;
    line.append(strong, document.createElement("br"), hint);
    errors.replaceChildren(line);
    input.setAttribute("aria-invalid", "true");
    input.focus();
  }
  function chosen() {
    const file = input.files[0];
    if (file) words.textContent = file.name;
    else words.innerHTML = usual;
    errors.replaceChildren();
    input.removeAttribute("aria-invalid");
  }
  function busy(is) {
    button.disabled = is;
    progress.hidden = !is;
  }
  input.addEventListener("change", chosen);
  for (const kind of ["dragenter", "dragover"])
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length !== 1) {
      refuse("Mỗi lần một tệp.", "Thả lại một tệp duy nhất.");
      return;
    }
    input.files = event.dataTransfer.files;
    chosen();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    const file = input.files[0];
    if (file && file.size > Number(form.dataset.limit)) {
      refuse(`Tệp lớn hơn ${form.dataset.limitWords}.`, "Tách phụ lục thành tệp riêng rồi gửi lại.");
      return;
    }
    const request = new XMLHttpRequest();
    const begun = Date.now();
    let sent = false;
    const clock = setInterval(() => {
      if (sent) said.textContent = `Đang đọc và biên dịch… ${Math.round((Date.now() - begun) / 1000)} giây`;
    }, 500);
    const end = () => { clearInterval(clock); busy(false); };
    bar.value = 0;
    said.textContent = "Đang gửi tệp…";
    request.upload.addEventListener("progress", (at) => { if (at.lengthComputable) bar.value = (100 * at.loaded) / at.total; });
    request.upload.addEventListener("load", () => { sent = true; bar.removeAttribute("value"); said.textContent = "Đang đọc và biên dịch…"; });
    request.addEventListener("load", () => {
      if (request.status === 200) { location.href = request.responseURL; return; }
      end();
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      const told = answer.querySelector(".upload-errors");
      if (told && told.children.length) {
        errors.replaceChildren(...told.childNodes);
        input.setAttribute("aria-invalid", "true");
        input.focus();
      } else {
        const title = answer.querySelector("h1"), next = answer.querySelector(".lead");
        refuse(title ? title.textContent : "Gửi không thành công.", next ? next.textContent : "Thử lại sau ít phút.");
      }
    });
    request.addEventListener("error", () => { end(); refuse("Mất kết nối tới máy chủ.", "Tệp vẫn được chọn: kiểm tra mạng rồi bấm «Biên dịch» lần nữa."); });
    request.addEventListener("abort", () => { end(); refuse("Đã dừng theo yêu cầu.", "Tệp vẫn được chọn, chưa có gì được lưu."); });
    stop.onclick = () => request.abort();
    request.open("POST", form.action);
    request.send(new FormData(form));
    busy(true);
  });
  form.classList.add("enhanced");
  addEventListener("pageshow", () => busy(false));
})();
