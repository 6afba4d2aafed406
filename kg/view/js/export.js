// Takes what is shown out of the page: a picture, a drawing, a table.

function save(blob, ending) {
  const stem = model.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "graph";
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: `${stem}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function exportPicture() {
  const source = document.querySelector("#canvas canvas");
  const copy = element("canvas", { width: source.width, height: source.height });
  const context = copy.getContext("2d");
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  copy.toBlob((blob) => save(blob, "png"), "image/png");
}

// A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
function cell(value) {
  let text = String(value);
  if (/^[\s]*[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return `"${text.replaceAll('"', '""')}"`;
}

function factsAsText() {
  const rows = [["subject", "subject_type", "relation", "role", "object", "object_type", "status", "stance", "confidence", "quote", "article", "outlet", "date", "url"]];
  const source = (index) => {
    const article = model.articles[index] || { title: "", outlet: "", date: "", url: "" };
    return [article.title, article.outlet, article.date, article.url];
  };
  for (const fact of model.facts) {
    if (!shown.facts[fact.index]) continue;
    const [subject, object] = [model.nodes[fact.s], model.nodes[fact.o]];
    for (const item of fact.evidence) {
      rows.push([subject.label, subject.type, fact.r, fact.role || "", object.label, object.type, fact.status || "", item.stance, item.c, model.quotes[item.q], ...source(item.a)]);
    }
  }
  for (const item of model.statements) {
    if (!shown.statements[item.index]) continue;
    const speaker = model.nodes[item.s];
    for (const topic of item.topics.length ? item.topics.map((index) => model.nodes[index]) : [{ label: "", type: "" }]) {
      rows.push([speaker.label, speaker.type, "speaks_about", "", topic.label, topic.type, "", item.direct ? "direct" : "indirect", item.c, model.quotes[item.q], ...source(item.a)]);
    }
  }
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function exportFacts() {
  // The mark at the start lets a spreadsheet know that this is UTF-8.
  save(new Blob(["\ufeff", factsAsText()], { type: "text/csv;charset=utf-8" }), "csv");
}

function exportDrawing() {
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const scale = network.getScale();
  const screen = (point) => network.canvasToDOM(point);
  const made = drawing("svg", { xmlns: DRAWING, viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT },
    drawing("title", {}, model.title), drawing("rect", { width, height, fill: palette.ground }));
  for (const index of drawnEdges.keys()) made.append(lineShape(model.edges[index], screen));
  for (const index of drawnNodes.keys()) made.append(nodeShape(model.nodes[index], screen, scale));
  const context = document.createElement("canvas").getContext("2d");
  for (const label of placeLabels(screen, scale, { width, height }, (text, font) => measure(context, text, font))) {
    if (label.leader) {
      const [from, to] = label.leader;
      made.append(drawing("path", { d: `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`, stroke: palette.text, opacity: 0.6 * label.alpha }));
    }
    const name = label.node ? label.node.label : null;
    for (const [line, y] of linesOf(label)) made.append(drawing("text", {
      x: label.x.toFixed(1), y: y.toFixed(1), "font-size": label.letter, "font-weight": label.font.slice(0, 3), "text-anchor": "middle", "dominant-baseline": "central",
      fill: label.quiet ? palette.soft : palette.text, stroke: palette.ground, "stroke-width": 3, "paint-order": "stroke", opacity: label.alpha,
      "data-name": name,
    }, line));
  }
  save(new Blob([new XMLSerializer().serializeToString(made)], { type: "image/svg+xml" }), "svg");
}

function lineShape(edge, screen) {
  const { dash, width } = LOOKS[edge.look];
  const [from, to, middle] = [screen(edge.source), screen(edge.target), screen(middleOf(edge))];
  // The curve passes its middle halfway, so its handle lies twice as far out.
  const handle = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const point = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return drawing("path", { d: `M${point(from)}Q${point(handle)} ${point(to)}`, fill: "none", stroke: palette[edge.look], "stroke-width": width, "stroke-dasharray": dash ? dash.join(" ") : null });
}

function nodeShape(node, screen, scale) {
  const { x, y } = screen(node);
  const size = radiusOf(node) * scale;
  const paint = { fill: nodeColour(node), stroke: palette.ground };
  const points = (list) => list.map(([dx, dy]) => `${(x + dx * size).toFixed(1)},${(y + dy * size).toFixed(1)}`).join(" ");
  const title = drawing("title", {}, node.label);
  paint["data-entity"] = node.label;
  if (node.shape === "dot") return drawing("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: size.toFixed(1), ...paint }, title);
  return drawing("polygon", { points: points(CORNERS[node.shape]), ...paint }, title);
}

// Paper gets a copy of the picture: a canvas is cleared when the page takes another shape.
function takeSnapshot() {
  const canvas = document.querySelector("#canvas canvas");
  if (!canvas) return;
  let copy = document.getElementById("snapshot");
  if (!copy) {
    copy = element("img", { id: "snapshot", alt: "The graph as it was shown" });
    document.getElementById("stage").append(copy);
  }
  copy.src = canvas.toDataURL("image/png");
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    notice("The link is copied.");
  } catch {
    notice("This browser does not let the page copy; the link stands in the address bar.");
  }
}
