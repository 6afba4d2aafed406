// Names beside their entities, the best connected first, none on top of another or of a shape.

const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif";
const MOST_LABELS = 260;
const LINE = 1.2; // height of a line, in letters
const REACH = { dot: 1, square: 0.9, triangle: 1.1, diamond: 1.2 }; // how far shapes reach, in radii; see CORNERS
const NEAR = 2; // pixels between a shape and its name
const FAR = 44; // and at most, for names that matter
const APART = 3; // pixels by which any other entity is farther from a name than its own
const widths = new Map();

function paintLabels(context) {
  const before = context.getTransform();
  const ratio = context.canvas.width / context.canvas.clientWidth || 1;
  const scale = before.a / ratio;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const screen = (point) => ({ x: (before.a * point.x + before.e) / ratio, y: (before.d * point.y + before.f) / ratio });
  const size = { width: context.canvas.clientWidth, height: context.canvas.clientHeight };
  const labels = labelsNow(context, screen, scale, size);
  tellUnnamed(labels);
  for (const label of labels) {
    if (label.leader) paintLeader(context, label);
    context.font = label.font;
    context.globalAlpha = label.alpha;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = palette.ground;
    context.fillStyle = label.quiet ? palette.soft : palette.text;
    for (const [line, y] of linesOf(label)) context.strokeText(line, label.x, y);
    for (const [line, y] of linesOf(label)) context.fillText(line, label.x, y);
  }
  context.restore();
}

// Says how many of what is linked to the selected entity have no room for their names here.
function tellUnnamed(labels) {
  const place = document.getElementById("unnamed");
  const node = selectedNode();
  const lit = node && spotlit && !state.path ? [...spotlit.nodes].filter((one) => one !== node && drawnNodes.has(one.index)) : [];
  const named = new Set(labels.map((label) => label.node));
  const bare = lit.filter((one) => !named.has(one)).length;
  const text = bare ? `${bare.toLocaleString("en")} of ${counted(lit.length, "neighbour", "neighbours")} have no room for a name.` : "";
  if (place.dataset.text === text) return;
  place.dataset.text = text;
  place.hidden = !text;
  if (text) place.replaceChildren(`${text} `, state.focus.includes(node.id) ? "Zoom in." : button("Only these", () => focusOn(node), { class: "plain" }));
}

let kept = null; // the labels of the last picture, with its scale and where its middle stood

// While the whole picture is dragged its names move along; they are placed anew at the end.
function labelsNow(context, screen, scale, size) {
  const middle = screen({ x: 0, y: 0 });
  if (dragging === "all" && kept && kept.scale === scale) {
    context.translate(middle.x - kept.middle.x, middle.y - kept.middle.y);
    return kept.labels;
  }
  kept = { scale, middle, labels: placeLabels(screen, scale, size, (text, font) => measure(context, text, font)) };
  return kept.labels;
}

function paintLeader(context, { leader: [from, to], alpha }) {
  context.globalAlpha = alpha * 0.6;
  context.lineWidth = 1;
  context.strokeStyle = palette.text;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function linesOf({ lines, y, letter }) {
  const top = y - ((lines.length - 1) * letter * LINE) / 2;
  return lines.map((line, index) => [line, top + index * letter * LINE]);
}

// A long name stands on several lines of about the same length, broken at its spaces.
function wrap(text, room = 24) {
  const many = Math.ceil(text.length / room);
  const lines = [];
  let rest = text;
  for (let left = many; left > 1 && rest.includes(" "); left -= 1) {
    const wanted = rest.length / left;
    const spaces = [...rest.matchAll(/ /g)].map((space) => space.index);
    const at = spaces.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

function measure(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// Returns the labels that fit, with the middle of each in pixels; also used by the SVG export.
// No label stands nearer to another entity than to its own, and none covers another label.
function placeLabels(screen, scale, size, width) {
  const spot = spotlight();
  const visible = [];
  for (const index of drawnNodes.keys()) {
    const node = model.nodes[index];
    const at = screen(node);
    if (at.x < -60 || at.y < -20 || at.x > size.width + 60 || at.y > size.height + 20) continue;
    const radius = radiusOf(node) * scale;
    const reach = radius * REACH[node.shape];
    const low = node.shape === "triangle" ? radius * 0.9 : reach;
    visible.push({ node, at, reach, shape: [at.x - reach, at.y - reach, at.x + reach, at.y + low] });
  }
  const room = { shapes: new Taken(), names: new Taken(), size };
  for (const { shape } of visible) room.shapes.add(shape);
  room.names.add([size.width - 220, size.height - 50, size.width, size.height]); // the buttons to zoom
  const corner = ["unnamed", "beside"].map((id) => document.getElementById(id)).find((one) => !one.hidden);
  if (corner) room.names.add([0, size.height - (narrow() ? 94 : 50), corner.id === "beside" ? 170 : 430, size.height]);
  const rank = ({ node }) => (node === hovered ? -4e6 : spot && spot.main.has(node) ? -3e6 : spot && spot.nodes.has(node) ? -2e6 : state.pins.has(node.id) ? -1e6 : 0) + node.rank;
  visible.sort((a, b) => rank(a) - rank(b));
  const labels = [];
  for (const item of visible) {
    if (labels.length >= MOST_LABELS) break;
    const label = nameLabel(item, spot, room, width, scale);
    if (label) labels.push(label);
  }
  return labels.concat(relationLabels(screen, scale, spot, room, width));
}

function nameLabel(item, spot, room, width, scale) {
  const { node } = item;
  const bright = !spot || spot.nodes.has(node);
  const main = node === hovered || (spot && spot.main.has(node));
  if (!bright && !main && scale < 0.5) return null;
  const leading = node.links > 1 && node.rank < Math.min(24, model.nodes.length * 0.06);
  const first = leading && node.rank < 3 && node.links > 4; // who the picture is about
  const letter = main || first ? 15 : leading ? 13 : 12;
  const style = { node, letter, weight: main || leading ? 600 : 400, alpha: bright ? 1 : 0.35, quiet: !spot && !leading && !main && node.links < 2 };
  const far = main || leading || state.pins.has(node.id) || (spot && bright);
  const text = node.label.replace(/\s+/g, " ");
  const lit = spot && bright;
  const whole = sized(wrap(shorten(text, main || lit ? 140 : 44)), style, width);
  const found = seek(whole, item, room, far);
  if (found || !far) return found;
  // What is selected and what it is linked to have their names whole, if in smaller letters on
  // more lines, or none; who the picture is about gets a shorter name before it goes without.
  if (main || lit) {
    const small = sized(wrap(shorten(text, 140), 13), { ...style, letter: 11 }, width);
    return seek(small, item, room, far) || (main ? taking(whole, within(whole, item.at, room.size), item, room) : null);
  }
  const short = sized(wrap(shorten(text, 22)), { ...style, letter: Math.min(letter, 12) }, width);
  const tiny = sized([shorten(text, 11)], { ...style, letter: 11 }, width);
  return seek(short, item, room, far) || seek(tiny, item, room, far);
}

// The place nearest to a point at which the label is not cut by the edge of the canvas.
function within({ half, high }, { x, y }, size) {
  return { x: Math.max(half + 2, Math.min(x, size.width - half - 2)), y: Math.max(high + 2, Math.min(y, size.height - high - 2)) };
}

function sized(lines, style, width) {
  const font = `${style.weight} ${style.letter}px ${FONT}`;
  return { ...style, lines, font, half: Math.max(...lines.map((line) => width(line, font))) / 2 + 2, high: style.letter * LINE * lines.length * 0.5 };
}

// Sets the label at the first free place around its entity, or, of what leads, on top of it.
function seek(label, item, room, far) {
  const { at, reach } = item;
  const { half, high } = label;
  for (const { dx, dy } of spotsAround(reach, half, high, far)) {
    const [x, y] = [at.x + dx, at.y + dy];
    const box = [x - half, y - high, x + half, y + high];
    if (box[0] < 2 || box[2] > room.size.width - 2 || box[1] < 2 || box[3] > room.size.height) continue;
    // Any other entity is farther from the label than its own is.
    const gap = between(box, item.shape) + APART;
    if (room.names.free(box) && room.shapes.free([box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap], item.shape)) return taking(label, { x, y }, item, room);
  }
  return null;
}

function taking({ node, lines, letter, font, half, high, alpha, quiet }, { x, y }, { at, shape }, room) {
  const box = [x - half, y - high, x + half, y + high];
  room.names.add(box);
  const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
  const leader = between(box, shape) > 8 ? [at, { x: clamp(at.x, box[0], box[2]), y: clamp(at.y, box[1] + 3, box[3] - 3) }] : null;
  return { node, lines, letter, x, y, font, alpha, leader, quiet };
}

// The distance of two boxes; 0 where they meet.
function between(one, two) {
  return Math.hypot(Math.max(one[0] - two[2], two[0] - one[2], 0), Math.max(one[1] - two[3], two[1] - one[3], 0));
}

// Where a name may stand: below, above, beside, at the corners. What leads, is selected or pointed
// at looks farther away, at the end of a thin line, or stands on its own shape.
function spotsAround(reach, half, high, far) {
  const spots = [];
  for (let away = NEAR; away <= (far ? FAR : NEAR); away += 6) {
    const [down, aside, corner] = [reach + high + away, reach + half + away + 1, reach * 0.75 + away];
    const around = [[0, down], [0, -down], [aside, 0], [-aside, 0]];
    if (far) around.push([half * 0.6, down], [-half * 0.6, down], [half * 0.6, -down], [-half * 0.6, -down]);
    for (const [x, y] of [[1, 1], [-1, 1], [1, -1], [-1, -1]]) around.push([x * (corner + half), y * (corner + high)]);
    for (const [dx, dy] of around) spots.push({ dx, dy });
  }
  if (far) spots.push({ dx: 0, dy: 0 });
  return spots;
}

// The relation on its line, where there is room and the lines are few enough to be read.
function relationLabels(screen, scale, spot, { shapes, names, size }, width) {
  const ids = spot ? [...spot.edges].map((edge) => edge.id) : [...drawnEdges.keys()];
  if (ids.length > 160 || scale < 0.36) return [];
  const labels = [];
  const font = `400 11px ${FONT}`;
  for (const id of ids) {
    if (!drawnEdges.has(id)) continue;
    const edge = model.edges[id];
    const at = screen(middleOf(edge));
    if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
    const text = edgeText(edge);
    const half = width(text, font) / 2 + 1;
    const box = [at.x - half, at.y - 6, at.x + half, at.y + 6];
    if (!names.free(box) || !shapes.free(box)) continue;
    names.add(box);
    labels.push({ lines: [text], letter: 11, x: at.x, y: at.y, font, alpha: 1, quiet: true });
  }
  return labels;
}

// A role says more than "holds position"; what is denied or over must not look like a fact.
function edgeText(edge) {
  const facts = factsOf(edge);
  const role = edge.relation === "holds_position" && facts.length === 1 && facts[0].role;
  const text = role ? shorten(facts[0].role, 28) : relationLabel(edge.relation);
  const mark = { denied: "denied: ", former: "former: ", planned: "planned: ", speculated: "maybe: " }[edge.look] || "";
  return mark + text;
}

function middleOf(edge) {
  const line = network.body.edges[edge.id];
  if (line && line.edgeType && line.edgeType.getPoint && edge.source !== edge.target) return line.edgeType.getPoint(0.5);
  return { x: (edge.source.x + edge.target.x) / 2, y: (edge.source.y + edge.target.y) / 2 };
}

// Boxes already used, in cells so that each test looks at few of them.
class Taken {
  constructor() { this.cells = new Map(); }

  * keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x += 1) {
      for (let y = Math.floor(top / 80); y <= Math.floor(bottom / 80); y += 1) yield x * 100003 + y;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  // Returns true if nothing but ``own`` meets the box.
  free(box, own = null) {
    for (const key of this.keys(box)) {
      for (const used of this.cells.get(key) || []) {
        if (used !== own && box[0] < used[2] && box[2] > used[0] && box[1] < used[3] && box[3] > used[1]) return false;
      }
    }
    return true;
  }
}
