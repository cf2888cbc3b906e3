// Draws what the server worked out, and makes pictures of it to take away. Without it the tables say the same.
"use strict";
(() => {
  const FAMILY = '"Be Vietnam Pro", "Segoe UI", system-ui, sans-serif';
  const numbers = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const pen = document.createElement("canvas").getContext("2d");
  const font = (size, bold) => `${bold ? 600 : 400} ${size}px ${FAMILY}`;
  const wide = (words, size, bold) => { pen.font = font(size, bold); return pen.measureText(words).width; };

  /* One drawing: on the page, or on a sheet of its own for the picture. `size` of letters follows the sheet. */
  class Drawing {
    constructor(data, holder, size, letters, ratio) {
      this.data = data;
      this.letters = letters;
      this.chart = echarts.init(holder, null, { renderer: "canvas", devicePixelRatio: ratio, ...size });
      this.extra = [];
    }

    draw(width, height) {
      this.width = width;
      this.height = height;
      for (const one of this.extra.splice(0)) this.chart.getZr().remove(one);
      this[this.data.kind]();
    }

    add(one) {
      this.extra.push(one);
      this.chart.getZr().add(one);
      return one;
    }

    line(from, to, style) {
      return this.add(new echarts.graphic.Line({ silent: true, z: 3, shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style }));
    }

    words(text, x, y, options = {}) {
      const style = {
        text, x, y, font: font(options.size || this.letters, options.bold), fill: options.fill || colour("--ink-2"),
        align: options.align || "left", verticalAlign: options.from || "middle", ...(options.plate ? { backgroundColor: "#fff", padding: [3, 3, 1, 3] } : { stroke: "#fff", lineWidth: 4 }),
      };
      return this.add(new echarts.graphic.Text({ silent: true, z: 6, style }));
    }

    ticks() {
      const unit = this.data.unit === "%" ? " %" : "";
      return (value) => numbers.format(value) + unit;
    }

    axis(more) {
      const text = { color: colour("--ink-2"), fontSize: this.letters, fontFamily: FAMILY };
      return {
        axisTick: { show: false }, splitLine: { show: false }, axisLine: { show: false }, ...more,
        axisLabel: { ...text, hideOverlap: false, ...more.axisLabel },
      };
    }

    set(option) {
      this.chart.setOption({ animation: false, backgroundColor: "transparent", textStyle: { fontFamily: FAMILY }, ...option }, true);
      this.room = { left: option.grid.left, right: this.width - option.grid.right, top: option.grid.top, bottom: this.height - option.grid.bottom };
    }

    trend() {
      const { months, scale: [low, high, step], falls, target } = this.data;
      const name = this.ticks(), size = this.letters;
      const marks = Math.round((high - low) / step);
      const left = Math.max(...Array.from({ length: marks + 1 }, (_, n) => wide(name(low + n * step), size))) + 12;
      const last = months.findLastIndex((month) => month.at !== null);
      const ending = months[last].label;
      const room = (this.width - left - 20) / Math.max(months.length - 1, 1);
      const label = wide(ending, size + 2, true) + 14;
      const right = Math.max(14, label - room * (months.length - 1 - last));
      const every = [1, 2, 3, 4, 6, 12, 24].find((n) => n * (this.width - left - right) / Math.max(months.length - 1, 1) > wide("T12", size) + 12) || 24;
      const named = (n) => (last - n) % every === 0;
      let year = 0;
      const heads = months.map((month, n) => {
        if (!named(n)) return "";
        const first = month.year !== year;
        year = month.year;
        return first ? `T${month.month}\n${month.year}` : `T${month.month}`;
      });
      const behind = colour("--chart-behind"), ink = colour("--chart-line");
      const crowded = (this.width - left - right) / Math.max(months.length - 1, 1) < 11;
      const alone = (n) => [n - 1, n + 1].every((beside) => !months[beside] || months[beside].at === null);
      const dot = (month, n) => (month.behind ? (crowded ? 7 : 10) : crowded && n !== last && !alone(n) ? 0 : 7);
      this.set({
        grid: { left, right, top: 16, bottom: size * 3.4, outerBoundsMode: "none" },
        xAxis: this.axis({
          type: "category", boundaryGap: false, data: months.map((_, n) => String(n)),
          axisLine: { show: true, onZero: false, lineStyle: { color: colour("--line-strong") } },
          axisLabel: { interval: 0, lineHeight: size * 1.35, margin: 8, formatter: (_, n) => heads[n] },
        }),
        yAxis: this.axis({
          type: "value", z: 2, min: low, max: high, interval: step, axisLabel: { margin: 10, formatter: name },
          splitLine: { show: true, lineStyle: { color: colour("--chart-grid") } },
        }),
        series: [
          {
            type: "line", data: months.map((month) => month.wanted), symbol: "none", silent: true, z: 1,
            lineStyle: { type: [5, 4], width: 1.6, color: colour("--chart-way") },
            areaStyle: { origin: falls ? "start" : "end", color: colour("--chart-band"), opacity: 1 },
          },
          { type: "line", data: months.map((month) => month.at), symbol: "none", silent: true, z: 4, lineStyle: { width: 2.5, color: ink, cap: "round", join: "round" } },
          { type: "line", data: months.map((month) => (month.behind ? month.at : null)), symbol: "none", silent: true, z: 5, lineStyle: { width: 2.5, color: behind, cap: "round" } },
          {
            type: "line", silent: true, z: 6, showAllSymbol: true, lineStyle: { width: 0 },
            data: months.map((month, n) => ({
              value: month.at, symbol: month.behind ? "triangle" : "circle", symbolRotate: month.behind && !falls ? 180 : 0,
              symbolSize: dot(month, n), itemStyle: { color: month.behind ? behind : ink, borderColor: "#fff", borderWidth: 1 },
            })),
          },
        ],
      });
      const at = (n, value) => this.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [n, value]);
      if (target !== null) {
        const y = Math.round(at(0, target)[1]) + 0.5;
        this.line([this.room.left, y], [this.room.right, y], { stroke: colour("--ink"), lineWidth: 1.4 });
        this.words(this.data.targetSaid, this.room.left + 6, y + this.aside(y, months, at), { fill: colour("--ink") });
      }
      const [x, y] = at(last, months[last].at);
      this.words(ending, x + 9, y, { size: size + 2, bold: true, fill: months[last].behind ? colour("--red") : ink });
      this.places = months.map((month, n) => ({ x: at(n, low)[0], y: at(n, month.at ?? month.wanted ?? low)[1], said: month.said, reach: Infinity }));
    }

    /* The target's words stand above its line, or below where the line of values would cross them or the sheet ends. */
    aside(y, months, at) {
      const height = this.letters * 0.9;
      const end = this.room.left + 6 + wide(this.data.targetSaid, this.letters);
      const near = months.flatMap((month, n) => [month.at, month.wanted].filter((one) => one !== null).map((one) => at(n, one))).filter((one) => one[0] <= end + 30);
      const crossed = (from, to) => near.some((one) => one[1] > Math.min(from, to) - 4 && one[1] < Math.max(from, to) + 4);
      const above = y - 2 * height > 0 && !crossed(y - 2, y - 2 * height);
      return above || crossed(y + 2, y + 2 * height) ? -height : height;
    }

    distribution() {
      const { classes, counts: [high, step], median, target } = this.data;
      const name = this.ticks(), size = this.letters;
      const low = classes[0].low, end = classes[classes.length - 1].high, one = classes[0].high - low;
      const left = wide(numbers.format(high), size) + 14;
      const right = wide(name(end), size) / 2 + 4;
      const rows = target === null ? 1 : 2, top = (rows * 1.35 + 1.5) * size;
      const plot = this.width - left - right;
      const widest = Math.max(wide(name(end), size), wide(name(low + one), size)) + 10;
      const every = Math.ceil(widest / (plot / classes.length));
      const bar = (key, tone) => ({
        type: "bar", stack: "all", silent: true, barWidth: Math.max(plot / classes.length - 3, 1), itemStyle: { color: tone },
        data: classes.map((each) => [(each.low + each.high) / 2, key(each)]),
      });
      this.set({
        grid: { left, right, top, bottom: size * 2.1, outerBoundsMode: "none" },
        xAxis: this.axis({
          type: "value", min: low, max: end, interval: one, containShape: false,
          axisLine: { show: true, lineStyle: { color: colour("--line-strong") } },
          axisLabel: { margin: 8, formatter: (value) => (Math.round((end - value) / one) % every ? "" : name(value)) },
        }),
        yAxis: this.axis({
          type: "value", min: 0, max: high, interval: step, axisLabel: { margin: 8, formatter: (value) => numbers.format(value) },
          splitLine: { show: true, lineStyle: { color: colour("--chart-grid") } },
        }),
        series: [bar((each) => each.behind, colour("--chart-bar-behind")), bar((each) => each.count - each.behind, colour("--chart-bar"))],
      });
      const at = (value, count) => this.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [value, count]);
      for (const each of classes)
        if (each.count) {
          const [x, y] = at((each.low + each.high) / 2, each.count);
          this.words(numbers.format(each.count), x, y - size * 0.75, { align: "center", fill: colour("--ink") });
        }
      this.upright(at(median, 0)[0], this.data.medianSaid, (rows - 0.35) * size * 1.35, { stroke: colour("--ink"), lineWidth: 1.4, lineDash: [4, 3] });
      if (target !== null) this.upright(at(target, 0)[0], this.data.targetSaid, 0.65 * size * 1.35, { stroke: colour("--ink"), lineWidth: 1.4 });
      this.places = classes.map((each) => ({ x: at((each.low + each.high) / 2, 0)[0], y: null, said: each.said, reach: plot / classes.length / 2 }));
    }

    upright(at, said, y, style) {
      const x = Math.round(at) + 0.5, half = wide(said, this.letters) / 2;
      const middle = Math.min(Math.max(x, half + 2), this.width - half - 2);
      this.line([x, y + this.letters * 0.75], [x, this.room.bottom], style);
      this.words(said, middle, y, { align: "center", fill: colour("--ink"), plate: true });
    }
  }

  /* What stands under the pointer, in words made by the server. */
  function hints(place, drawing) {
    const hint = document.createElement("div");
    hint.className = "chart-hint";
    hint.hidden = true;
    place.append(hint);
    let shown = null;
    const hide = () => {
      hint.hidden = true;
      if (shown) drawing.chart.getZr().remove(shown);
      shown = null;
    };
    const move = (event) => {
      const nearest = drawing.places.reduce((best, one) => (Math.abs(one.x - event.offsetX) < Math.abs(best.x - event.offsetX) ? one : best));
      hide();
      if (Math.abs(nearest.x - event.offsetX) > nearest.reach) return;
      const [head, ...lines] = nearest.said;
      hint.replaceChildren(...[["b", head], ...lines.map((words) => ["span", words])].map(([tag, words]) => {
        const one = document.createElement(tag);
        one.textContent = words;
        return one;
      }));
      hint.hidden = false;
      const beside = nearest.x + 14 + hint.offsetWidth > drawing.width ? nearest.x - 14 - hint.offsetWidth : nearest.x + 14;
      hint.style.left = `${Math.max(0, beside)}px`;
      const under = nearest.y < (drawing.room.top + drawing.room.bottom) / 2 ? drawing.room.bottom - hint.offsetHeight - 8 : drawing.room.top + 8;
      hint.style.top = `${nearest.y === null ? Math.max(0, event.offsetY - hint.offsetHeight - 10) : under}px`;
      if (nearest.reach === Infinity) {
        shown = new echarts.graphic.Line({
          silent: true, z: 2, style: { stroke: colour("--line-strong"), lineWidth: 1 },
          shape: { x1: Math.round(nearest.x) + 0.5, y1: drawing.room.top, x2: Math.round(nearest.x) + 0.5, y2: drawing.room.bottom },
        });
        drawing.chart.getZr().add(shown);
      }
    };
    drawing.chart.getZr().on("mousemove", move);
    drawing.chart.getZr().on("click", move);
    drawing.chart.getZr().on("globalout", hide);
    return hide;
  }

  async function show(figure) {
    const place = figure.querySelector(".chart-place");
    if (!place) return;
    await letters();
    const data = JSON.parse(figure.dataset.chart);
    const holder = document.createElement("div");
    holder.className = "chart-canvas";
    place.append(holder);
    let drawing = null, hide = null;
    const fit = () => {
      const { clientWidth: width, clientHeight: height } = place;
      if (!width || !height || (drawing && width === drawing.width && height === drawing.height)) return;
      if (!drawing) {
        drawing = new Drawing(data, holder, { width, height }, 12.5, Math.max(2, devicePixelRatio));
        hide = hints(place, drawing);
      } else {
        hide();
        drawing.chart.resize({ width, height });
      }
      drawing.draw(width, height);
      if (!figure.classList.contains("drawn")) {
        figure.classList.add("drawn");
        figure.querySelector(".chart-table").open = false;
      }
    };
    new ResizeObserver(fit).observe(place);
    fit();
  }

  const letters = () => Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px "Be Vietnam Pro"`, "Tỷ lệ 100"))).catch(() => {});

  /* A picture to take away: title, sentence, key, drawing, source, on white. */
  const WIDTH = 1200, EDGE = 36;
  class Sheet {
    constructor(figure) {
      this.figure = figure;
      this.steps = [];
      this.y = EDGE;
    }

    text(words, size, options = {}) {
      pen.font = font(size, options.bold);
      const lines = [""];
      for (const word of words.trim().split(/\s+/)) {
        const longer = `${lines[lines.length - 1]} ${word}`.trim();
        if (pen.measureText(longer).width > WIDTH - 2 * EDGE && lines[lines.length - 1]) lines.push(word);
        else lines[lines.length - 1] = longer;
      }
      for (const line of lines) {
        this.y += size * 1.4;
        const y = this.y;
        this.steps.push((to) => write(to, line, EDGE, y - size * 0.35, size, options));
      }
      this.y += options.after || 0;
    }

    key() {
      const items = [...this.figure.querySelectorAll(".chart-key li")];
      if (!items.length) return;
      let x = EDGE;
      this.y += 12;
      for (const item of items) {
        const words = item.textContent.replace(/\s+/g, " ").trim().replace(/^[✓▼]+/, "");
        const sign = item.querySelector("svg, .tile-sign");
        const width = sign ? sign.getBoundingClientRect().width : 0;
        const whole = width + 8 + wide(words, 14);
        if (x + whole > WIDTH - EDGE && x > EDGE) { x = EDGE; this.y += 24; }
        const at = x, y = this.y;
        this.steps.push((to) => {
          if (sign) drawSign(to, item.dataset.sign, sign, at, y);
          write(to, words, at + (sign ? width + 8 : 0), y + 5, 14, { fill: colour("--ink-2") });
        });
        x += whole + 22;
      }
      this.y += 26;
    }

    chart() {
      const width = WIDTH - 2 * EDGE, height = 460, y = this.y;
      const drawing = new Drawing(JSON.parse(this.figure.dataset.chart), document.createElement("div"), { width, height }, 14.5, 2);
      drawing.draw(width, height);
      const canvas = drawing.chart.getRenderedCanvas({ pixelRatio: 2, backgroundColor: "#fff" });
      this.steps.push((to) => to.drawImage(canvas, EDGE, y, width, height));
      this.steps.push(() => drawing.chart.dispose());
      this.y += height + 10;
    }

    tiles() {
      for (const list of this.figure.querySelectorAll(".tiles")) {
        const head = list.previousElementSibling;
        if (head && head.matches(".tile-group")) this.text(head.textContent, 15, { bold: true, after: 6 });
        const across = 9, gap = 5, width = (WIDTH - 2 * EDGE - gap * (across - 1)) / across, height = 58, from = this.y;
        const tiles = [...list.querySelectorAll(".tile")];
        tiles.forEach((tile, n) => {
          const x = EDGE + (n % across) * (width + gap), y = from + Math.floor(n / across) * (height + gap);
          this.steps.push((to) => drawTile(to, tile, x, y, width, height));
        });
        this.y += Math.ceil(tiles.length / across) * (height + gap) + 8;
      }
    }

    canvas() {
      const canvas = document.createElement("canvas");
      canvas.width = WIDTH * 2;
      canvas.height = Math.ceil(this.y + EDGE * 0.7) * 2;
      const to = canvas.getContext("2d");
      to.scale(2, 2);
      to.fillStyle = "#fff";
      to.fillRect(0, 0, WIDTH, canvas.height);
      for (const step of this.steps) step(to);
      return canvas;
    }
  }

  function write(to, words, x, y, size, { bold = false, fill = colour("--ink"), align = "left" } = {}) {
    to.font = font(size, bold);
    to.fillStyle = fill;
    to.textAlign = align;
    to.textBaseline = "alphabetic";
    to.fillText(words, x, y);
  }

  function cut(words, width, size) {
    if (wide(words, size) <= width) return words;
    let left = words;
    while (left && wide(`${left}…`, size) > width) left = left.slice(0, -1);
    return `${left.trim()}…`;
  }

  function box(to, style, x, y, width, height) {
    to.beginPath();
    to.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 4);
    to.fillStyle = style.backgroundColor;
    to.fill();
    if (style.borderTopStyle !== "dashed") return;
    to.setLineDash([3, 3]);
    to.strokeStyle = style.borderTopColor;
    to.stroke();
    to.setLineDash([]);
  }

  function drawTile(to, tile, x, y, width, height) {
    box(to, getComputedStyle(tile), x, y, width, height);
    write(to, cut(tile.querySelector(".tile-name").textContent, width - 16, 12.5), x + 8, y + 20, 12.5);
    write(to, tile.querySelector("b").textContent.replace(/\s+/g, " ").trim(), x + 8, y + height - 11, 15, { bold: true });
  }

  function drawSign(to, kind, sign, x, y) {
    const { width, height } = sign.getBoundingClientRect();
    if (!kind) {
      box(to, getComputedStyle(sign), x, y - height / 2, width, height);
      write(to, sign.textContent, x + width / 2, y + 4, 9, { align: "center" });
      return;
    }
    to.save();
    to.translate(x, y - 6);
    for (const part of sign.children) {
      const style = getComputedStyle(part), value = (name) => Number(part.getAttribute(name) || 0);
      const path = new Path2D(part.getAttribute("d") || undefined);
      if (part.localName === "rect") path.rect(value("x"), value("y"), value("width"), value("height"));
      if (part.localName === "circle") path.arc(value("cx"), value("cy"), value("r"), 0, 7);
      to.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[\s,]+/).map(parseFloat));
      to.lineWidth = parseFloat(style.strokeWidth);
      if (style.fill !== "none" && !(part.localName === "path" && style.stroke !== "none")) { to.fillStyle = style.fill; to.fill(path); }
      if (style.stroke !== "none") { to.strokeStyle = style.stroke; to.stroke(path); }
    }
    to.restore();
  }

  async function picture(figure) {
    await letters();
    const sheet = new Sheet(figure);
    const said = (kind) => (figure.querySelector(kind) || { textContent: "" }).textContent.trim();
    sheet.text(said(".chart-title"), 24, { bold: true });
    sheet.text(said(".chart-lead"), 16, { fill: colour("--ink-2"), after: 10 });
    sheet.key();
    if (figure.querySelector(".chart-place")) sheet.chart();
    sheet.tiles();
    const under = [said(".chart-note"), said(".chart-source")].filter(Boolean).join(" · ");
    if (under) sheet.text(under, 14, { fill: colour("--ink-2") });
    sheet.canvas().toBlob((made) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(made);
      link.download = `${figure.dataset.name}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }, "image/png");
  }

  function begin(root) {
    for (const figure of root.querySelectorAll(".chart:not([data-seen])")) {
      figure.dataset.seen = "";
      if (figure.hasAttribute("data-tiles")) {
        figure.querySelector(".chart-table").open = false;
        continue;
      }
      show(figure).catch((error) => {
        figure.querySelector(".chart-place").classList.add("failed");
        figure.querySelector(".chart-table").open = true;
        throw error;
      });
    }
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picture]");
    if (button) picture(button.closest(".chart"));
  });
  begin(document);
  document.addEventListener("htmx:load", (event) => begin(event.target.parentElement || document));
})();
