// Files made of what is shown.
function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  return name;
}

/// A cell that begins like a formula would run in a spreadsheet; a number stays one.
export function csvCell(x) {
  if (x === null || x === undefined) return "";
  if (typeof x === "number") return String(x);
  const text = String(x);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
export const csvText = (data) => "\ufeff" + [data.head, ...data.rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
export const saveCsv = (name, data) => save(name, new Blob([csvText(data)], { type: "text/csv" }));
export const saveJson = (name, text) => save(name, new Blob([text], { type: "application/json" }));

const fontFamily = 'system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/// Lines no wider than `width`, broken where the language breaks words.
function lines(text, font, width, lang) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const broken = [""];
  for (const { segment } of new Intl.Segmenter(lang, { granularity: "word" }).segment(text)) {
    if (pen.measureText(broken[broken.length - 1] + segment).width > width && broken[broken.length - 1]) broken.push("");
    broken[broken.length - 1] += segment;
  }
  return broken.map((line) => line.trim());
}

/// The chart on its own: title, note and source inside, no variable and no colour of the page's left.
export function svgText({ svg, title, about, source, lang }) {
  const width = svg.viewBox.baseVal?.width || +svg.getAttribute("width");
  const height = svg.viewBox.baseVal?.height || +svg.getAttribute("height");
  const space = "http://www.w3.org/2000/svg";
  const whole = document.createElementNS(space, "svg");
  let y = 8;
  const write = (text, size, weight, colour) => {
    for (const line of lines(text, `${weight} ${size}px ${fontFamily}`, width - 16, lang)) {
      y += size * 1.35;
      const element = document.createElementNS(space, "text");
      for (const [k, v] of Object.entries({ x: 8, y, "font-size": size, "font-weight": weight, fill: colour })) element.setAttribute(k, v);
      element.textContent = line;
      whole.append(element);
    }
  };
  const name = document.createElementNS(space, "title");
  name.textContent = title;
  whole.append(name);
  write(title, 17, 600, "#1b2733");
  if (about) write(about, 12, 400, "#5b6875");
  const chart = svg.cloneNode(true);
  for (const [k, v] of Object.entries({ x: 0, y: y + 8, width, height })) chart.setAttribute(k, v);
  chart.removeAttribute("role");
  chart.removeAttribute("aria-label");
  whole.append(chart);
  y += 8 + height;
  write(source, 11, 400, "#5b6875");
  for (const [k, v] of Object.entries({ width, height: y + 10, viewBox: `0 0 ${width} ${y + 10}`, "font-family": fontFamily, "xml:lang": lang })) whole.setAttribute(k, v);
  const ground = document.createElementNS(space, "rect");
  for (const [k, v] of Object.entries({ width: "100%", height: "100%", fill: "#ffffff" })) ground.setAttribute(k, v);
  name.after(ground);
  const text = new XMLSerializer().serializeToString(whole);
  return text.replace(/var\(--[\w-]+(?:,\s*([^()]+))?\)/g, (_, other) => other ?? "#ffffff").replaceAll("currentColor", "#1b2733");
}
export const saveSvg = (name, picture) => save(name, new Blob([svgText(picture)], { type: "image/svg+xml" }));

export async function savePng(name, picture) {
  const text = svgText(picture);
  const image = new Image();
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * image.width, 2 * image.height];
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  return save(name, await new Promise((done) => canvas.toBlob(done, "image/png")));
}
