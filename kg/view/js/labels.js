// Names beside their entities, the best connected first, none on top of another or of a shape.

const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif";
const MOST_LABELS = 260;
const LINE = 1.2; // height of a line, in letters
const REACH = { square: 0.9, triangle: 1.1, diamond: 1.2 }; // how far shapes reach, in radii; see CORNERS
const NEAR = 2; // pixels between a shape and its name
const FAR = 76; // and at most, for names that matter
const widths = new Map();

function paintLabels(context) {
  const before = context.getTransform();
  const ratio = context.canvas.width / context.canvas.clientWidth || 1;
  const scale = before.a / ratio;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const screen = (point) => ({ x: (before.a * point.x + before.e) / ratio, y: (before.d * point.y + before.f) / ratio });
  const size = { width: context.canvas.clientWidth, height: context.canvas.clientHeight };
  for (const label of labelsNow(context, screen, scale, size)) {
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

// A long name stands on two lines, broken at the space nearest to its middle.
function wrap(text) {
  if (text.length <= 24) return [text];
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map((space) => space.index);
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [text] : [text.slice(0, at), text.slice(at + 1)];
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
function placeLabels(screen, scale, size, width) {
  const spot = spotlight();
  const taken = new Taken();
  const visible = [];
  for (const index of drawnNodes.keys()) {
    const node = model.nodes[index];
    const at = screen(node);
    const radius = radiusOf(node) * scale;
    if (at.x < -60 || at.y < -20 || at.x > size.width + 60 || at.y > size.height + 20) continue;
    visible.push({ node, at, radius });
  }
  // Every shape is kept clear, whoever's name comes first: an entity that is covered is not seen.
  for (const { node, at, radius } of visible) {
    const reach = radius * (REACH[node.shape] || 1);
    taken.add(at.x - reach, at.y - reach, at.x + reach, at.y + reach);
  }
  taken.add(size.width - 150, size.height - 50, size.width, size.height); // the buttons to zoom
  const rank = ({ node }) => (node === hovered ? -4e6 : spot && spot.main.has(node) ? -3e6 : spot && spot.nodes.has(node) ? -2e6 : 0) + node.rank;
  visible.sort((a, b) => rank(a) - rank(b));
  const labels = [];
  const names = new Taken();
  for (const item of visible) {
    if (labels.length >= MOST_LABELS) break;
    const label = nameLabel(item, spot, { taken, names }, width, scale, size);
    if (label) labels.push(label);
  }
  return labels.concat(relationLabels(screen, scale, spot, taken, width, size));
}

function nameLabel({ node, at, radius }, spot, { taken, names }, width, scale, size) {
  const bright = !spot || spot.nodes.has(node);
  const main = node === hovered || (spot && spot.main.has(node));
  if (!bright && !main && scale < 0.5) return null;
  const leading = node.links > 1 && node.rank < Math.min(24, model.nodes.length * 0.06);
  const first = leading && node.rank < 3 && node.links > 4; // who the picture is about
  const letter = main || first ? 15 : leading ? 13 : 12;
  const font = `${main || leading ? 600 : 400} ${letter}px ${FONT}`;
  const lines = wrap(shorten(node.label.replace(/\s+/g, " "), main ? 72 : 44));
  const half = Math.max(...lines.map((line) => width(line, font))) / 2 + 2;
  const high = letter * LINE * lines.length * 0.5;
  const far = main || leading;
  const quiet = !spot && !leading && node.links < 2;
  const spots = [...spotsAround(radius * (REACH[node.shape] || 1), half, high, far)];
  const box = ({ dx, dy }) => [at.x + dx - half, at.y + dy - high, at.x + dx + half, at.y + dy + high];
  const inside = ([left, top, right, bottom]) => left >= 2 && right <= size.width - 2 && top >= 2 && bottom <= size.height;
  const clear = (used) => spots.find((one) => inside(box(one)) && used.free(...box(one)));
  let found = clear(taken);
  // Who the picture is about, or what is selected, has its name even where it covers shapes; only
  // what is selected even where it covers another name.
  if (!found && (main || first)) found = clear(names) || (main ? { ...spots[0], away: NEAR } : undefined);
  if (!found) return null;
  const [left, top, right, bottom] = box(found);
  taken.add(left, top, right, bottom);
  names.add(left, top, right, bottom);
  const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
  const leader = found.away > NEAR ? [at, { x: clamp(at.x, left, right), y: clamp(at.y, top + 3, bottom - 3) }] : null;
  return { lines, letter, x: at.x + found.dx, y: at.y + found.dy, font, alpha: bright ? 1 : 0.35, leader, quiet: quiet && !main };
}

// Where a name may stand: below, above, beside, at the corners. What leads, is selected or pointed
// at looks farther away, at the end of a thin line, before it goes without.
function spotsAround(reach, half, high, far) {
  const spots = [];
  for (let away = NEAR; away <= (far ? FAR : NEAR); away += 6) {
    const [down, aside, corner] = [reach + high + away, reach + half + away + 1, reach * 0.75 + away];
    const around = [[0, down], [0, -down], [aside, 0], [-aside, 0]];
    if (far) around.push([half * 0.6, down], [-half * 0.6, down], [half * 0.6, -down], [-half * 0.6, -down]);
    for (const [x, y] of [[1, 1], [-1, 1], [1, -1], [-1, -1]]) around.push([x * (corner + half), y * (corner + high)]);
    for (const [dx, dy] of around) spots.push({ dx, dy, away });
  }
  return spots;
}

// The relation on its line, where there is room and the lines are few enough to be read.
function relationLabels(screen, scale, spot, taken, width, size) {
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
    if (!taken.free(at.x - half, at.y - 6, at.x + half, at.y + 6)) continue;
    taken.add(at.x - half, at.y - 6, at.x + half, at.y + 6);
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

  * keys(left, top, right, bottom) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x += 1) {
      for (let y = Math.floor(top / 80); y <= Math.floor(bottom / 80); y += 1) yield x * 100003 + y;
    }
  }

  add(left, top, right, bottom) {
    for (const key of this.keys(left, top, right, bottom)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([left, top, right, bottom]);
    }
  }

  free(left, top, right, bottom) {
    for (const key of this.keys(left, top, right, bottom)) {
      for (const box of this.cells.get(key) || []) {
        if (left < box[2] && right > box[0] && top < box[3] && bottom > box[1]) return false;
      }
    }
    return true;
  }
}
