// The picture as a drawing of its own, with title and legend: saved as SVG, and as PNG at twice the
// size of the screen.

const SERIF = "Georgia, 'Noto Serif', serif";
const HEAD = 62; // pixels above the picture
const ROW = 24; // and for each row of the legend below it

function exportDrawing() {
  save(new Blob([drawn()], { type: "image/svg+xml" }), "svg");
}

async function exportPicture() {
  const url = URL.createObjectURL(new Blob([drawn()], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = element("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
}

function drawn() {
  return new XMLSerializer().serializeToString(figure());
}

function figure() {
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const scale = network.getScale();
  const screen = (point) => network.canvasToDOM(point);
  const low = (point) => ({ x: screen(point).x, y: screen(point).y + HEAD });
  const text = document.createElement("canvas").getContext("2d");
  const wide = (words, font) => measure(text, words, font);
  const legend = legendRows(width, wide);
  const whole = HEAD + height + legend.rows * ROW + 16;
  const made = drawing("svg", { xmlns: DRAWING, viewBox: `0 0 ${width} ${whole}`, width, height: whole, "font-family": FONT },
    drawing("title", {}, model.title), drawing("rect", { width, height: whole, fill: palette.ground }));
  if (isLarge()) made.append(...dots(low, scale));
  for (const index of drawnEdges.keys()) made.append(...lineShape(model.edges[index], low, scale));
  for (const index of drawnNodes.keys()) made.append(nodeShape(model.nodes[index], low, scale));
  for (const label of placeLabels(screen, scale, { width, height }, wide)) made.append(...labelShape(label));
  // What stands beyond the edges of the screen is covered.
  made.append(
    drawing("rect", { width, height: HEAD, fill: palette.ground }),
    drawing("rect", { y: HEAD + height, width, height: whole - HEAD - height, fill: palette.ground }),
    drawing("text", { x: 16, y: 28, "font-size": 20, "font-weight": 700, "font-family": SERIF, fill: palette.text }, fitting(model.title.replace(/\s+/g, " "), `700 20px ${SERIF}`, width - 32, wide)),
    drawing("text", { x: 16, y: 50, "font-size": 13, fill: palette.soft }, fitting(summary((words) => wide(words, `400 13px ${FONT}`) < width - 32), `400 13px ${FONT}`, width - 32, wide)),
    ...legend.shapes.flatMap((shape) => shape(HEAD + height + 8)));
  return made;
}

// The line above the picture and how much is shown, or as much of it as has room.
function summary(fits) {
  const story = document.getElementById("story");
  const counts = document.getElementById("counts").textContent;
  if (story.hidden) return counts;
  return fits(`${story.textContent} · ${counts}`) ? `${story.textContent} · ${counts}` : story.textContent;
}

function fitting(words, font, room, wide) {
  let most = [...words].length;
  while (most > 8 && wide(shorten(words, most), font) > room) most = Math.floor(most * 0.9);
  return shorten(words, most);
}

// What shapes, colours and lines of this picture mean, in as many rows as the width asks for.
function legendRows(width, wide) {
  const nodes = [...drawnNodes.keys()].map((index) => model.nodes[index]);
  const looks = new Set([...drawnEdges.keys()].map((index) => model.edges[index].look));
  const types = Object.keys(PLURALS).filter((type) => nodes.some((node) => node.type === type));
  const entries = types.map((type) => [PLURALS[type], 20, (x, y) => signShape(type, x + 8, y)]);
  if (state.community) {
    for (const [first] of model.communities.slice(0, COMMUNITIES).filter((group) => group.some((node) => drawnNodes.has(node.index)))) {
      entries.push([`${shorten(first.label, 28)} and others`, 20, (x, y) => drawing("rect", { x, y: y - 6, width: 12, height: 12, rx: 3, fill: nodeColour(first) })]);
    }
  }
  for (const look of Object.keys(LOOKS).filter((one) => looks.has(one))) {
    const { dash, width: thick, label } = LOOKS[look];
    entries.push([label, 40, (x, y) => drawing("path", { d: `M${x} ${y}h32`, stroke: palette[look], "stroke-width": thick, "stroke-dasharray": dash ? dash.join(" ") : null })]);
  }
  let [x, row] = [16, 0];
  const shapes = entries.map(([words, sign, shape]) => {
    const room = sign + wide(words, `400 13px ${FONT}`) + 22;
    if (x > 16 && x + room > width) [x, row] = [16, row + 1];
    const [left, line] = [x, row];
    x += room;
    return (top) => [shape(left, top + line * ROW + 12), drawing("text", { x: left + sign, y: top + line * ROW + 12, "font-size": 13, "dominant-baseline": "central", fill: palette.text }, words)];
  });
  return { shapes, rows: entries.length ? row + 1 : 0 };
}

function signShape(type, x, y) {
  const shape = { Person: "dot", Institution: "square", Technology: "triangle", Place: "diamond" }[type];
  const fill = state.community ? palette.soft : palette[type];
  if (shape === "dot") return drawing("circle", { cx: x, cy: y, r: 6, fill });
  return drawing("polygon", { points: CORNERS[shape].map(([dx, dy]) => `${x + dx * 6},${y + dy * 6}`).join(" "), fill });
}

function labelShape(label) {
  const shapes = [];
  if (label.leader) {
    const [from, to] = label.leader;
    shapes.push(drawing("path", { d: `M${spotText(from, HEAD)}L${spotText(to, HEAD)}`, stroke: palette.text, opacity: 0.6 * label.alpha }));
  }
  const lines = linesOf(label).map(([line, y]) => drawing("tspan", { x: label.x.toFixed(1), y: (y + HEAD).toFixed(1) }, line));
  shapes.push(drawing("text", {
    "font-size": label.letter, "font-weight": label.font.slice(0, 3), "text-anchor": "middle", "dominant-baseline": "central",
    fill: label.quiet ? palette.soft : palette.text, stroke: palette.ground, "stroke-width": 3, "paint-order": "stroke", opacity: label.alpha,
    "data-name": label.node ? label.node.label : null,
  }, lines));
  return shapes;
}

function spotText({ x, y }, down = 0) {
  return `${x.toFixed(1)} ${(y + down).toFixed(1)}`;
}

// A line with its arrow, which ends at the shape that it points to.
function lineShape(edge, screen, scale) {
  // As vis-network draws it: widths, dashes and arrows grow and shrink with the picture.
  const { width: drawn, dashes, color: { opacity } } = edgeStyle(edge, spotlit);
  const width = Number((drawn * scale).toFixed(2));
  const dash = dashes && dashes.map((length) => Number((length * scale).toFixed(1)));
  const [from, to, middle] = [screen(edge.source), screen(edge.target), screen(middleOf(edge))];
  // The curve passes its middle halfway, so its handle lies twice as far out.
  const handle = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const shapes = [drawing("path", { d: `M${spotText(from)}Q${spotText(handle)} ${spotText(to)}`, fill: "none", stroke: palette[edge.look], "stroke-width": width, "stroke-dasharray": dash ? dash.join(" ") : null, opacity })];
  const point = (7.5 + 3 * drawn) * scale;
  const long = Math.hypot(to.x - handle.x, to.y - handle.y);
  if (long < 1) return shapes;
  const [dx, dy] = [(to.x - handle.x) / long, (to.y - handle.y) / long];
  const reach = radiusOf(edge.target) * scale + 1;
  const tip = { x: to.x - dx * reach, y: to.y - dy * reach };
  if (edge.look === "said") shapes.push(drawing("circle", { cx: tip.x.toFixed(1), cy: tip.y.toFixed(1), r: (point * 0.4).toFixed(1), fill: palette.said, opacity }));
  else {
    const [back, side] = [{ x: tip.x - dx * point, y: tip.y - dy * point }, point * 0.35];
    const points = [tip, { x: back.x - dy * side, y: back.y + dx * side }, { x: back.x + dy * side, y: back.y - dx * side }];
    shapes.push(drawing("polygon", { points: points.map((point) => spotText(point).replace(" ", ",")).join(" "), fill: palette[edge.look], opacity }));
  }
  return shapes;
}

function nodeShape(node, screen, scale) {
  const { x, y } = screen(node);
  const size = radiusOf(node) * scale;
  const paint = { fill: nodeColour(node), stroke: palette.ground, opacity: spotlit && !spotlit.nodes.has(node) ? 0.2 : null, "data-entity": node.label };
  const title = drawing("title", {}, node.label);
  if (node.shape === "dot") return drawing("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: size.toFixed(1), ...paint }, title);
  return drawing("polygon", { points: CORNERS[node.shape].map(([dx, dy]) => `${(x + dx * size).toFixed(1)},${(y + dy * size).toFixed(1)}`).join(" "), ...paint }, title);
}

// Of a graph too large to draw all, the rest as it is painted on the canvas.
function dots(screen, scale) {
  const lines = model.edges.filter((edge, index) => shown.edges[index] && !drawnEdges.has(index)).map((edge) => `M${spotText(screen(edge.source))}L${spotText(screen(edge.target))}`);
  const shapes = [drawing("path", { d: lines.join(""), stroke: palette.soft, "stroke-width": 0.8, opacity: 0.13, fill: "none" })];
  model.nodes.forEach((node, index) => {
    if (!shown.nodes[index] || drawnNodes.has(index)) return;
    const { x, y } = screen(node);
    const radius = Math.max(sizeOf(node) * 0.55 * scale, 1.7);
    shapes.push(drawing("rect", { x: (x - radius).toFixed(1), y: (y - radius).toFixed(1), width: (2 * radius).toFixed(1), height: (2 * radius).toFixed(1), fill: nodeColour(node), opacity: 0.8 }));
  });
  return shapes;
}
