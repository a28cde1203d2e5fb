"use strict";
// The chart of one recording. Times are nanoseconds from the left end of what the page holds. Bars lie in typed
// arrays, row by
// row in order of time; a frame asks each row in sight for the bars in sight, and joins those that share pixels.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const chart = document.getElementById("chart");
  const card = document.getElementById("card");
  const fact = document.getElementById("fact");
  const paper = chart.getContext("2d");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const RULER = 30, GUTTER = 216, BAR = 22, PAD = 4, BETWEEN = 2, HEADER = 30;
  const { merged: MERGED, open: OPEN, failed: FAILED, shift: STATE } = data.bits;
  const SIZES = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];
  let theme, patterns, failure,
      width = 0, height = 0, from = 0, to = 1, scroll = 0, chosen = null,
      hovered = null, waiting = false;

  function unpack(row) {
    const flat = row.bars, starts = [], ends = [], codes = [], lasts = [], useds = [];
    let at = 0;
    for (let i = 0; i < flat.length;) {
      starts.push(at += flat[i++]);
      ends.push(at += flat[i++]);
      const code = flat[i++];
      codes.push(code);
      lasts.push(flat[i++]);
      useds.push(code & MERGED ? flat[i++] : ends[ends.length - 1] - starts[starts.length - 1]);
    }
    return { over: row.over, starts: Float64Array.from(starts), ends: Float64Array.from(ends),
      codes: Uint8Array.from(codes), lasts: Uint32Array.from(lasts), useds: Float64Array.from(useds) };
  }

  let total = 0;
  for (const line of data.lines) {
    line.rows = (line.rows || []).map(unpack);
    line.top = total;
    line.height =
        line.kind === "process" || line.kind === "crowd" ? HEADER : 2 * PAD + line.high * (BAR + BETWEEN) - BETWEEN;
    total += line.height;
  }

  function duration(ns) {
    const [unit, size] = SIZES.find(([, s]) => ns >= s) || SIZES[3];
    return Number((ns / size).toPrecision(4)).toString() + " " + unit;
  }
  // A time with as many digits as tell it from its neighbours.
  function moment(ns, step) {
    const [unit, size] = SIZES.find(([, s]) => Math.max(step, Math.abs(ns)) >= s) || SIZES[3];
    const digits = Math.max(0, Math.min(9, Math.ceil(-Math.log10(step / size) - 1e-9)));
    return (ns / size).toFixed(digits) + " " + unit;
  }
  const x = time => GUTTER + (time - from) / (to - from) * (width - GUTTER);
  const time = px => from + (px - GUTTER) / (width - GUTTER) * (to - from);

  function clamp() {
    const least = 10, room = data.span * 0.02;
    const span = Math.max(least, Math.min(to - from, data.span + 2 * room));
    const middle = (from + to) / 2;
    from = Math.max(-room, Math.min(middle - span / 2, data.span + room - span));
    to = from + span;
    scroll = Math.max(0, Math.min(scroll, total - (height - RULER)));
  }
  function zoom(factor, at) {
    const anchor = time(at);
    from = anchor - (anchor - from) * factor;
    to = anchor + (to - anchor) * factor;
    draw();
  }
  function move(share) {
    const by = (to - from) * share;
    from += by;
    to += by;
    draw();
  }
  function fitChosen() {
    if (!chosen || !chosen.line || chosen.depth < 0) {
      fit();
      return;
    }
    const row = chosen.line.rows[chosen.depth], start = row.starts[chosen.i], end = row.ends[chosen.last];
    from = start - (end - start) * 0.1;
    to = end + (end - start) * 0.1;
    draw();
  }
  function fit() {
    from = -data.span * 0.01;
    to = data.span * 1.01;
    draw();
  }

  function tile(style) {
    const square = document.createElement("canvas");
    square.width = square.height = 16;
    const ink = square.getContext("2d");
    for (let i = 0; i < 256; i++) {
      ink.fillStyle = style.colours[style.pixels.charCodeAt(i) - 97];
      ink.fillRect(i % 16, i >> 4, 1, 1);
    }
    return paper.createPattern(square, "repeat");
  }
  // What the reader wrote: flags on the ruler, and a list of them below the chart.
  const flags = data.flags.map(([at, words]) => ({ at, words, left: 0, right: 0 }));
  function placeFlags() {
    paper.font = "500 11.5px Inter, 'Helvetica Neue', Arial, sans-serif";
    flags.forEach((flag, i) => {
      const limit = i + 1 < flags.length ? Math.min(width, x(flags[i + 1].at)) : width;
      flag.left = Math.round(x(flag.at));
      const room = Math.min(180, Math.round(limit) - flag.left - 1, Math.ceil(paper.measureText(flag.words).width) + 9);
      flag.right = flag.left + (room < 24 ? 5 : room);
    });
  }
  const flagAt = (left, right) => flags.find(flag => flag.left >= GUTTER && flag.left < right && flag.right > left);
  function paintFlags() {
    for (const flag of flags) {
      if (flag.left < GUTTER || flag.left >= width) continue;
      paper.fillStyle = theme.note;
      paper.fillRect(flag.left, 5, 1, height);
      paper.fillRect(flag.left, 5, flag.right - flag.left, RULER - 10);
      paper.fillStyle = theme.on_flag;
      if (flag.right - flag.left > 5) text(flag.words, flag.left + 4, RULER / 2, flag.right - flag.left - 8);
    }
  }
  const flagWords = flag => flag.words + "\nnote at " + moment(flag.at + data.from, 1e3);
  function listFlags() {
    const place = document.getElementById("flags");
    place.hidden = flags.length === 0;
    for (const flag of flags) {
      const button = document.createElement("button");
      button.textContent = moment(flag.at + data.from, 1e3) + " · " + flag.words;
      button.addEventListener("click", () => {
        const half = (to - from) / 2;
        from = flag.at - half;
        to = flag.at + half;
        draw();
      });
      const entry = document.createElement("li");
      entry.append(button);
      place.append(entry);
    }
  }
  function dress() {
    theme = data.themes[dark.matches ? "dark" : "light"];
    for (const [name, value] of Object.entries(theme)) {
      if (typeof value === "string") document.documentElement.style.setProperty("--" + name, value);
    }
    patterns = theme.tiles.map(style => style && tile(style));
    failure = tile(theme.failure);
    legend();
    draw();
  }
  function swatch(pattern, edge, name) {
    const square = document.createElement("canvas");
    square.width = 26;
    square.height = 14;
    const ink = square.getContext("2d");
    ink.fillStyle = pattern;
    ink.fillRect(0, 0, 26, 14);
    if (edge) {
      ink.strokeStyle = edge;
      ink.strokeRect(0.5, 0.5, 25, 13);
    }
    const entry = document.createElement("span");
    entry.append(square, name);
    return entry;
  }
  function legend() {
    const seen = new Set();
    let failures = false;
    for (const line of data.lines) {
      if (line.rest >= 0) seen.add(line.rest);
      for (const row of line.rows) for (const code of row.codes) {
        seen.add(code >> STATE);
        failures ||= (code & FAILED) > 0;
      }
    }
    const place = document.getElementById("legend");
    place.replaceChildren();
    for (const state of [...seen].sort((a, b) => a - b)) {
      const style = theme.tiles[state];
      place.append(swatch(patterns[state], style.edge !== style.fill && style.edge, data.legend[state]));
    }
    if (failures) place.append(swatch(failure, false, "failed"));
    const entry = document.createElement("span");
    entry.textContent = "dots: several slices in one bar";
    place.append(entry);
  }

  // The first bar of a row that ends after a time.
  function first(row, at) {
    let low = 0, high = row.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (row.ends[middle] > at) high = middle; else low = middle + 1;
    }
    return low;
  }
  const countOf = (row, i) => row.codes[i] & MERGED ? row.lasts[i] : 1;

  // Calls with (first bar, last bar, left, right, slices, used time, state, where a task failed or NaN) for each box
  // to be painted.
  function boxes(row, paint) {
    const perPixel = (to - from) / (width - GUTTER);
    for (let i = Math.max(0, first(row, from) - 1); i < row.starts.length && row.starts[i] < to;) {
      const left = Math.round(x(row.starts[i]));
      let right = Math.round(x(row.ends[i])), last = i, slices = countOf(row, i), used = row.useds[i];
      let failed = row.codes[i] & FAILED ? row.ends[i] : NaN;
      const times = data.states.map(() => 0);
      times[row.codes[i] >> STATE] += used;
      if (right - left < 3) {
        while (last + 1 < row.starts.length && last - i < 1e6 && row.starts[last + 1] - row.ends[last] < perPixel
            && row.ends[last + 1] - row.starts[last + 1] < 3 * perPixel && x(row.ends[last + 1]) - left < 24) {
          last++;
          slices += countOf(row, last);
          used += row.useds[last];
          times[row.codes[last] >> STATE] += row.useds[last];
          if (isNaN(failed) && row.codes[last] & FAILED) failed = row.ends[last];
        }
        right = Math.max(left + 1, Math.round(x(row.ends[last])));
      }
      const several = slices > 1;
      paint(i, last, left, right, slices, used,
          several ? times.indexOf(Math.max(...times)) : row.codes[i] >> STATE, failed);
      i = last + 1;
    }
  }
  const barTop = (line, depth) => RULER - scroll + line.top + PAD + Math.min(depth, line.high - 1) * (BAR + BETWEEN);

  // How far a bar's ends fade out, in pixels, as its times may be off by its clock.
  function soften(line, left, right, top, high) {
    const pixels = line.soft / (to - from) * (width - GUTTER);
    const reach = Math.min(Math.floor(pixels), (right - left) >> 1);
    if (!(pixels >= 2) || reach < 1) return 0;
    paper.fillStyle = theme.soft;
    for (let step = 1; step <= 4; step++) {
      const wide = Math.max(1, Math.floor(reach * step / 4));
      paper.fillRect(left, top, wide, high);
      paper.fillRect(right - wide, top, wide, high);
    }
    return reach;
  }

  function bars(line, depth) {
    const row = line.rows[depth], inset = row.over ? 3 : 0, top = barTop(line, depth) + inset, high = BAR - 2 * inset;
    boxes(row, (i, last, left, right, slices, used, state, failed) => {
      const l = Math.max(GUTTER, left), r = Math.min(width, right);
      if (r <= l) return;
      const several = slices > 1, style = theme.tiles[state];
      const span = row.ends[last] - row.starts[i];
      const full = several && span > 0 ? Math.max(3, Math.min(high, Math.ceil(high * used / span))) : high;
      if (full < high) {
        paper.fillStyle = style.pale;
        paper.fillRect(l, top, r - l, high - full);
      }
      paper.fillStyle = patterns[state];
      paper.fillRect(l, top + high - full, r - l, full);
      if (style.edge !== style.fill && full > 5) {
        paper.strokeStyle = style.edge;
        paper.lineWidth = 1;
        paper.beginPath();
        if (!several && r - l > 5) paper.rect(l + 0.5, top + high - full + 0.5, r - l - 2, full - 1);
        else for (const y of [top + high - full + 0.5, top + high - 0.5]) {
          paper.moveTo(l, y);
          paper.lineTo(r, y);
        }
        paper.stroke();
      }
      if (several && r - l > 2) {
        paper.fillStyle = full > high / 2 ? style.ink : theme.muted;
        for (let dot = l + 1; dot < r - 1; dot += 6) paper.fillRect(dot, top + high / 2 - 1, 2, 2);
      }
      if (!isNaN(failed)) {
        paper.fillStyle = failure;
        const end = Math.min(r, Math.round(x(failed)));
        paper.fillRect(Math.max(l, end - 4), top, Math.min(4, r - l), several ? high / 2 : high);
      }
      const soft = several || right - left < 3 ? 0 : soften(line, left, right, top, high);
      const start = Math.max(l, left + soft), end = Math.min(r, right - soft);
      if (!several && end - start > 30 && row.lasts[i]) {
        paper.fillStyle = style.ink;
        text(data.names[row.lasts[i]], start + 6, top + high / 2, end - start - 12);
      }
      if (!several && r - l > 3) {
        paper.fillStyle = theme.background;
        paper.fillRect(right - 1, top, 1, high);
      }
      const same = mark => mark && mark.line === line && mark.depth === depth && mark.i <= last && mark.last >= i;
      if (same(chosen) || same(hovered)) {
        paper.strokeStyle = same(chosen) ? theme.accent : theme.text;
        paper.lineWidth = same(chosen) ? 2 : 1;
        paper.strokeRect(l + 0.5, top + 0.5, Math.max(1, r - l - 1), high - 1);
      }
    });
  }
  function text(words, left, middle, room) {
    let shown = words;
    if (paper.measureText(shown).width > room) {
      let low = 0, high = shown.length;
      while (low < high) {
        const half = (low + high + 1) >> 1;
        if (paper.measureText(words.slice(0, half) + "…").width <= room) low = half; else high = half - 1;
      }
      shown = low > 1 ? words.slice(0, low) + "…" : "";
    }
    paper.fillText(shown, left, middle);
  }

  function ruler() {
    const rough = (to - from) / Math.max(1, (width - GUTTER) / 110);
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = Math.max(1, [1, 2, 5, 10].map(n => n * power).find(n => n >= rough));
    const ticks = [];
    for (let at = Math.ceil((from + data.from) / step) * step; at < to + data.from; at += step) ticks.push(at);
    return { step, ticks };
  }

  function paint() {
    waiting = false;
    const ratio = window.devicePixelRatio || 1;
    width = chart.clientWidth;
    height = chart.clientHeight;
    if (chart.width !== Math.round(width * ratio) || chart.height !== Math.round(height * ratio)) {
      chart.width = Math.round(width * ratio);
      chart.height = Math.round(height * ratio);
    }
    clamp();
    paper.setTransform(ratio, 0, 0, ratio, 0, 0);
    paper.font = "500 11.5px Inter, 'Helvetica Neue', Arial, sans-serif";
    paper.textBaseline = "middle";
    paper.fillStyle = theme.background;
    paper.fillRect(0, 0, width, height);
    paper.fillStyle = theme.outside;
    paper.fillRect(GUTTER, RULER, Math.max(0, x(0) - GUTTER), height);
    paper.fillRect(Math.max(GUTTER, x(data.span)), RULER, width, height);
    const { step, ticks } = ruler();
    placeFlags();
    paper.fillStyle = theme.grid;
    for (const at of ticks)
        if (x(at - data.from) >= GUTTER) paper.fillRect(Math.round(x(at - data.from)), RULER, 1, height);
    for (const line of data.lines) {
      const top = RULER - scroll + line.top;
      if (top > height || top + line.height < RULER) continue;
      if (line.kind === "process" || line.kind === "crowd") {
        paper.fillStyle = theme.header;
        paper.fillRect(GUTTER, top, width, line.height);
      }
      rest(line);
      for (let depth = 0; depth < line.rows.length; depth++) bars(line, depth);
      marks(line, top);
      paper.fillStyle = theme.gutter;
      paper.fillRect(0, top, GUTTER, line.height);
      paper.fillStyle = theme.text;
      paper.font = (line.kind === "process" ? "600" : "400") + " 12.5px Inter, 'Helvetica Neue', Arial, sans-serif";
      const left = 20 + 14 * line.indent;
      text(line.kind === "crowd" ? line.label + " (not in this page)" : line.label,
          left, top + line.height / 2, GUTTER - left - 6);
      paper.font = "500 11.5px Inter, 'Helvetica Neue', Arial, sans-serif";
      paper.fillStyle = theme.separator;
      paper.fillRect(0, top + line.height - 1, width, 1);
    }
    paper.fillStyle = theme.ruler;
    paper.fillRect(0, 0, width, RULER);
    for (const at of ticks) {
      const px = Math.round(x(at - data.from));
      if (px < GUTTER) continue;
      paper.fillStyle = theme.tick;
      paper.fillRect(px, RULER - 7, 1, 7);
      paper.fillStyle = theme.muted;
      if (px + 4 < width - 50 && !flagAt(px, px + 60)) paper.fillText(moment(at, step), px + 4, 12);
    }
    paper.fillStyle = theme.separator;
    paper.fillRect(0, RULER - 1, width, 1);
    paper.fillRect(GUTTER - 1, 0, 1, height);
    paintFlags();
    chart.dataset.from = Math.round(from);
    chart.dataset.to = Math.round(to);
  }
  function rest(line) {
    if (line.rest < 0 || line.rest === undefined) return;
    const left = Math.max(GUTTER, Math.round(x(line.opened))), right = Math.min(width, Math.round(x(line.closed)));
    if (right <= left) return;
    paper.fillStyle = patterns[line.rest];
    paper.fillRect(left, barTop(line, 0), right - left, BAR);
  }
  function marks(line, top) {
    const all = line.marks || [];
    let before = -9;
    paper.fillStyle = theme.mark;
    for (let i = 0; i < all.length; i += 2) {
      const px = Math.round(x(all[i]));
      if (px < GUTTER || px > width || px === before) continue;
      before = px;
      paper.beginPath();
      paper.moveTo(px - 4, top);
      paper.lineTo(px + 4, top);
      paper.lineTo(px, top + 6);
      paper.fill();
    }
  }
  function draw() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(paint);
    }
  }

  function hit(px, py) {
    const flag = py < RULER && px >= GUTTER && flagAt(px, px + 1);
    if (flag) return { line: null, words: flagWords(flag) };
    if (px < GUTTER || py < RULER) return null;
    const line = data.lines.find(l => py + scroll - RULER >= l.top && py + scroll - RULER < l.top + l.height);
    if (!line) return null;
    const marked = line.marks || [];
    if (py + scroll - RULER - line.top < 8) {
      for (let i = 0; i < marked.length; i += 2) {
        if (Math.abs(x(marked[i]) - px) <= 4)
            return { line, depth: -1, i: i, last: i,
            words: data.names[marked[i + 1]] + "\n" + line.name + " · at " + moment(marked[i] + data.from, 1e3) };
      }
    }
    for (let depth = line.rows.length - 1; depth >= 0; depth--) {
      const top = barTop(line, depth), row = line.rows[depth];
      if (py < top || py >= top + BAR) continue;
      let found = null;
      boxes(row, (i, last, left, right, slices, used, state, failed) => {
        if (px >= left && px < Math.max(right, left + 1))
            found = { line, depth, i, last, words: words(line, row, i, last, slices, used,
            state, failed) };
      });
      if (found) return found;
    }
    return null;
  }
  function words(line, row, i, last, slices, used, state, failed) {
    const start = row.starts[i] + data.from, span = row.ends[last] - row.starts[i];
    const when = line.name + " · from " + moment(start, Math.max(1, (to - from) / 1e4)) + ", ";
    if (slices > 1) {
      return slices.toLocaleString("en") + " slices, mostly " + data.states[state] +
          (isNaN(failed) ? "" : ", with a failed task") + "\n" +
          when + duration(used) + " of " + duration(span);
    }
    const name = data.names[row.lasts[i]];
    return (name ? name + "\n" : "") + data.states[state] + (row.codes[i] & FAILED ? ", failed" : "")
      + (row.codes[i] & OPEN ? ", still going on" : "") + "\n" + when + duration(span);
  }
  function choose(found) {
    chosen = found;
    fact.textContent = found ? found.words.replaceAll("\n", " · ") : "";
    draw();
  }
  function step(by) {
    const line = chosen && chosen.line ? chosen.line :
        data.lines.find(l => l.rows.length > 0 && l.rows[0].starts.length > 0);
    if (!line) return;
    const depth = chosen && chosen.line && chosen.depth >= 0 ? chosen.depth : 0, row = line.rows[depth];
    const i = chosen && chosen.line ? Math.max(0, Math.min(row.starts.length - 1,
        by > 0 ? chosen.last + 1 : chosen.i - 1)) : first(row, from);
    if (i >= row.starts.length) return;
    const half = (to - from) / 2, middle = (row.starts[i] + row.ends[i]) / 2;
    if (row.starts[i] < from || row.starts[i] > to) { from = middle - half; to = middle + half; }
    choose({ line, depth, i, last: i,
        words: words(line, row, i, i, countOf(row, i), row.useds[i],
        row.codes[i] >> STATE, row.codes[i] & FAILED ? row.ends[i] : NaN) });
  }

  let drag = null;
  chart.addEventListener("pointerdown", e => {
    drag = { x: e.offsetX, y: e.offsetY, from, to, scroll, moved: false };
    chart.setPointerCapture(e.pointerId);
  });
  chart.addEventListener("pointermove", e => {
    if (drag) {
      drag.moved = drag.moved || Math.hypot(e.offsetX - drag.x, e.offsetY - drag.y) > 4;
      if (!drag.moved) return;
      const by = (e.offsetX - drag.x) / (width - GUTTER) * (drag.to - drag.from);
      from = drag.from - by;
      to = drag.to - by;
      scroll = drag.scroll - (e.offsetY - drag.y);
      card.hidden = true;
      draw();
      return;
    }
    hovered = hit(e.offsetX, e.offsetY);
    card.hidden = !hovered;
    if (hovered) {
      card.textContent = hovered.words;
      card.style.left = Math.max(4, Math.min(e.clientX + 14, innerWidth - card.offsetWidth - 8)) + "px";
      card.style.top = Math.max(4, Math.min(e.clientY + 16, innerHeight - card.offsetHeight - 8)) + "px";
    }
    draw();
  });
  chart.addEventListener("pointerup", e => {
    if (drag && !drag.moved) choose(hit(e.offsetX, e.offsetY));
    drag = null;
  });
  chart.addEventListener("pointercancel", () => { drag = null; });
  chart.addEventListener("pointerleave", () => { hovered = null; card.hidden = true; draw(); });
  chart.addEventListener("wheel", e => {
    e.preventDefault();
    if (e.ctrlKey || e.metaKey) zoom(Math.pow(1.002, e.deltaY), Math.max(GUTTER, e.offsetX));
    else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) move((e.deltaX || e.deltaY) / 1500);
    else { scroll += e.deltaY; draw(); }
  }, { passive: false });
  const middle = () => GUTTER + (width - GUTTER) / 2;
  const keys = { w: () => zoom(0.75, middle()), s: () => zoom(1 / 0.75, middle()),
      a: () => move(-0.15), d: () => move(0.15),
    arrowleft: () => move(-0.15), arrowright: () => move(0.15), arrowup: () => { scroll -= 40; draw(); },
    arrowdown: () => { scroll += 40; draw(); }, f: fitChosen, "0": fit,
        ".": () => step(1), ",": () => step(-1), escape: () => choose(null) };
  addEventListener("keydown", e => {
    const action = e.ctrlKey || e.metaKey || e.altKey ? null : keys[e.key.toLowerCase()];
    if (action) {
      e.preventDefault();
      action();
    }
  });
  addEventListener("resize", draw);
  dark.addEventListener("change", dress);

  chart.setAttribute("aria-label", data.title + ": timeline of " +
      data.lines.length + " lanes, " + duration(data.span));
  document.getElementById("notes").textContent = data.notes.join(" ");
  listFlags();
  fit();
  dress();
})();
