// The graph on its canvas: which entities and lines vis-network holds, and how they look now.

const ALL = 1500; // up to so many entities, vis-network draws everything
const BEST = 400; // above, so many of the best connected, and the rest is painted as dots

let network = null;
let visNodes = null;
let visEdges = null;
const drawnNodes = new Map(); // node index -> style as text
const drawnEdges = new Map();
let hovered = null;
let dragging = ""; // "all" of the picture, "some" entities, or nothing
let magnified = 1; // how much wider lines are drawn now
let rescaling = 0;
let spotlit = null; // what stood out when the picture was last brought up to date

function createPicture() {
  visNodes = new vis.DataSet();
  visEdges = new vis.DataSet();
  const place = document.getElementById("canvas");
  network = new vis.Network(place, { nodes: visNodes, edges: visEdges },
    { ...model.options, nodes: { ...model.options.nodes, shape: "custom", ctxRenderer: paintNode } });
  network.on("beforeDrawing", paintContext);
  network.on("afterDrawing", paintLabels);
  network.on("click", clicked);
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) openNeighbours(model.nodes[nodes[0]]); });
  network.on("hoverNode", ({ node, event }) => hover({ node: model.nodes[node] }, event));
  network.on("hoverEdge", ({ edge, event }) => hover({ edge: model.edges[edge] }, event));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("dragStart", ({ nodes }) => { dragging = nodes.length ? "some" : "all"; hover(null); });
  network.on("zoom", () => {
    clearTimeout(rescaling);
    rescaling = setTimeout(rescale, 120);
  });
  network.on("dragEnd", ({ nodes }) => {
    dragging = "";
    // What is put somewhere stays there.
    for (const [index, { x, y }] of Object.entries(network.getPositions(nodes))) {
      const node = model.nodes[index];
      Object.assign(node, { x, y });
      state.pins.set(node.id, [Math.round(x / stretched.x), Math.round(y / stretched.y)]);
    }
    if (nodes.length) { refresh(); writeAddress(true); } else network.redraw();
  });
}

function clicked({ nodes, edges, pointer }) {
  if (nodes.length) select({ node: model.nodes[nodes[0]].id }, { near: false });
  else {
    const dot = contextNodeAt(pointer.canvas);
    if (dot) select({ node: dot.id }, { near: false });
    else if (edges.length) select({ edge: model.edges[edges[0]].key }, { near: false });
    else if (state.selected) select(null, { near: false });
  }
}

function hover(what, event) {
  hovered = what && what.node ? what.node : null;
  const tip = document.getElementById("tip");
  tip.hidden = !what;
  document.getElementById("canvas").classList.toggle("over", Boolean(what));
  if (what) {
    tip.replaceChildren(...tipText(what));
    const stage = document.getElementById("stage").getBoundingClientRect();
    const [x, y] = [event.clientX - stage.left, event.clientY - stage.top];
    tip.style.left = `${Math.max(8, Math.min(x + 14, stage.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, Math.min(y + 16, stage.height - tip.offsetHeight - 8))}px`;
  }
}

// Points at the entity that lies next in a direction, as the mouse would; from the one that is
// pointed at, else selected, else linked most.
function pointNext(x, y) {
  if (!network || state.view !== "picture") return;
  const drawn = [...drawnNodes.keys()].map((index) => model.nodes[index]);
  const from = hovered || selectedNode();
  const next = from ? nextFrom(from, drawn, x, y) : drawn.sort((a, b) => a.rank - b.rank)[0];
  if (!next) return;
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  let at = network.canvasToDOM({ x: next.x, y: next.y });
  if (at.x < 30 || at.y < 30 || at.x > width - 30 || at.y > height - 30) {
    network.moveTo({ position: { x: next.x, y: next.y }, animation: false });
    at = network.canvasToDOM({ x: next.x, y: next.y });
  }
  const stage = document.getElementById("stage").getBoundingClientRect();
  hover({ node: next }, { clientX: stage.left + at.x, clientY: stage.top + at.y });
  document.getElementById("pointed").textContent = `${next.label}, ${next.type}, ${counted(linksOf(next), "link", "links")}`;
  network.redraw();
}

// The nearest of those ahead; what lies aside counts as farther away than it is.
function nextFrom(from, nodes, x, y) {
  let [best, least] = [null, Infinity];
  for (const node of nodes) {
    const [dx, dy] = [node.x - from.x, node.y - from.y];
    const [ahead, aside] = [dx * x + dy * y, Math.abs(dx * y) + Math.abs(dy * x)];
    if (node === from || ahead <= 0 || aside > ahead * 2) continue;
    if (ahead + 2 * aside < least) [best, least] = [node, ahead + 2 * aside];
  }
  return best;
}

// Opens what is pointed at; a second time, the keys go to the panel.
function openPointed() {
  const node = hovered || selectedNode();
  if (!node) return;
  if (selectedNode() === node) document.getElementById("panel").focus({ preventScroll: true });
  else select({ node: node.id }, { focus: narrow(), near: false });
}

function tipText({ node, edge }) {
  if (node) {
    return [element("strong", { dir: "auto" }, shorten(node.label, 90)),
      element("span", {}, `${node.type} · ${counted(linksOf(node), "link", "links")}${state.pins.has(node.id) ? " · pinned" : ""}`),
      absent(node) ? element("span", {}, `${counted(absent(node), "neighbour is", "neighbours are")} not drawn: double click`) : null].filter(Boolean);
  }
  const facts = factsOf(edge).filter((fact) => shown.facts[fact.index]);
  const text = facts.length ? sentence(facts[0]) : `${edge.source.label} speaks about ${edge.target.label}`;
  const quotes = facts.reduce((sum, fact) => sum + readings(fact).length, statementsOf(edge).filter((item) => shown.statements[item.index]).length);
  return [element("strong", { dir: "auto" }, shorten(text, 140)),
    element("span", {}, `${LOOKS[edge.look].label} · ${counted(quotes, "quote", "quotes")}`)];
}

// How many of its neighbours the focus, or the size of the graph, leaves out.
function absent(node) {
  if (!state.focus.length && !isLarge()) return 0;
  return new Set(node.edges.map((edge) => other(edge, node)).filter((one) => !drawnNodes.has(one.index) && ends(one.index))).size;
}

// What stands out now: the selection and what it touches. Null when nothing is selected.
function spotlight() {
  const [node, edge] = [selectedNode(), selectedEdge()];
  if (state.path) {
    const way = state.path.map((id) => model.byId.get(id));
    const steps = new Set();
    for (let i = 1; i < way.length; i += 1) {
      way[i].edges.filter((step) => other(step, way[i]) === way[i - 1]).forEach((step) => steps.add(step));
    }
    return { nodes: new Set(way), edges: steps, main: new Set(way) };
  }
  if (selectedArticle() !== undefined) return articleLight(selectedArticle());
  if (edge) return { nodes: new Set([edge.source, edge.target]), edges: new Set([edge]), main: new Set() };
  if (!node) return null;
  const edges = new Set(node.edges.filter((item) => shown.edges[item.id]));
  const nodes = new Set([...edges].map((item) => other(item, node)));
  nodes.add(node);
  return { nodes, edges, main: new Set([node]) };
}

// What an article tells of stands out.
function articleLight(index) {
  const nodes = new Set();
  const edges = new Set();
  for (const { facts, statements } of saidIn(index)) {
    for (const { fact } of facts) edges.add(edgeOf(fact));
    for (const item of statements) {
      nodes.add(model.nodes[item.s]);
      for (const edge of model.nodes[item.s].edges) if (edge.statements.includes(item.index)) edges.add(edge);
    }
  }
  for (const edge of edges) nodes.add(edge.source).add(edge.target);
  const drawn = [...nodes].filter((node) => shown.nodes[node.index]);
  return drawn.length ? { nodes: new Set(drawn), edges, main: new Set() } : null;
}

function wantedNodes(spot) {
  const visible = (node) => shown.nodes[node.index];
  if (model.nodes.length <= ALL) return new Set(model.nodes.filter((node) => visible(node) || (spot && spot.main.has(node))));
  const wanted = new Set(model.ranked.filter(visible).slice(0, BEST));
  for (const id of state.pins.keys()) wanted.add(model.byId.get(id));
  const open = (node) => {
    wanted.add(node);
    for (const edge of node.edges.slice(0, 300)) if (shown.edges[edge.id]) wanted.add(other(edge, node));
  };
  for (const id of state.opened) open(model.byId.get(id));
  if (spot) for (const node of spot.nodes) wanted.add(node);
  return wanted;
}

function syncPicture() {
  const spot = spotlight();
  spotlit = spot;
  magnified = magnification();
  const nodes = wantedNodes(spot);
  const edges = model.edges.filter((edge) => shown.edges[edge.id] && nodes.has(edge.source) && nodes.has(edge.target));
  syncSet(visEdges, drawnEdges, edges.map((edge) => edgeStyle(edge, spot)), visNodes, nodes, spot);
  network.redraw();
}

// Brings both sets up to date: lines go before and come after the entities they hang on.
function syncSet(edgeSet, edgeKnown, edgeStyles, nodeSet, nodes, spot) {
  const keep = new Set(edgeStyles.map((style) => style.id));
  const gone = [...edgeKnown.keys()].filter((id) => !keep.has(id));
  gone.forEach((id) => edgeKnown.delete(id));
  edgeSet.remove(gone);
  const absent = [...drawnNodes.keys()].filter((id) => !nodes.has(model.nodes[id]));
  absent.forEach((id) => drawnNodes.delete(id));
  nodeSet.remove(absent);
  nodeSet.update(changes([...nodes].map((node) => nodeStyle(node, spot)), drawnNodes));
  edgeSet.update(changes(edgeStyles, edgeKnown));
}

function changes(styles, known) {
  return styles.filter((style) => {
    const text = JSON.stringify(style);
    if (known.get(style.id) === text) return false;
    known.set(style.id, text);
    return true;
  });
}

function nodeStyle(node, spot) {
  return { id: node.index, x: node.x, y: node.y, opacity: spot && !spot.nodes.has(node) ? 0.2 : 1 };
}

// Own shapes, because vis-network keeps the first size of its own; names are painted by labels.js.
function paintNode({ ctx: context, id, x, y, state: { hover: over } }) {
  const node = model.nodes[id];
  const radius = radiusOf(node);
  const spot = spotlit;
  return {
    drawNode() {
      context.save();
      context.globalAlpha = spot && !spot.nodes.has(node) ? 0.2 : 1;
      outline(context, node.shape, x, y, radius);
      const main = over || node === hovered || (spot && spot.main.has(node));
      const pixel = 1 / network.getScale();
      context.lineWidth = (main ? 6 : 2) * Math.min(pixel, magnification());
      context.strokeStyle = main ? palette.ring : palette.ground;
      context.stroke();
      context.fillStyle = nodeColour(node);
      context.fill();
      if (state.pins.has(node.id)) {
        context.beginPath();
        context.arc(x, y, radius * 0.3, 0, 2 * Math.PI);
        context.fillStyle = palette.ground;
        context.fill();
      }
      context.restore();
    },
    nodeDimensions: { width: 2 * radius, height: 2 * radius },
  };
}

function outline(context, shape, x, y, radius) {
  context.beginPath();
  if (shape === "dot") {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  CORNERS[shape].forEach(([dx, dy], index) => {
    context[index ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

const CORNERS = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  triangle: [[0, -1.1], [1.1, 0.9], [-1.1, 0.9]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
};

function radiusOf(node) {
  return sizeOf(node) * magnification();
}

function edgeStyle(edge, spot) {
  const { dash, width } = LOOKS[edge.look];
  const strong = spot && spot.edges.has(edge);
  const many = Math.min(Math.log2(1 + edge.facts.length + edge.statements.length) - 1, 4);
  const colour = palette[edge.look];
  return {
    id: edge.id, from: edge.source.index, to: edge.target.index,
    width: (width + many * 0.7 + (strong ? 0.6 : 0)) * magnified ** 0.8,
    dashes: dash ? dash.map((length) => length * magnified ** 0.8) : false,
    color: { color: colour, highlight: colour, hover: palette.accent, opacity: spot ? (strong ? 0.95 : 0.12) : drawnEdges.size > 1000 ? 0.45 : 0.85, inherit: false },
    smooth: edge.smooth || false,
    arrows: { to: { enabled: true, scaleFactor: 0.5, type: edge.look === "said" ? "circle" : "arrow" } },
  };
}

function boundsOf(nodes) {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of nodes) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}

// The canvas without the room that names at its edges need, and what stands over its top.
function roomForShapes() {
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const scope = document.getElementById("scope");
  const top = scope.hidden ? 0 : scope.offsetHeight + 8;
  return { x: Math.max(width - Math.min(170, width * 0.3), 60), y: Math.max(height - 90 - top, 60), top };
}

// Draws the whole apart, never together, in the direction in which the canvas has room to spare.
function stretch() {
  const { left, right, top, bottom } = boundsOf(model.nodes.filter((node) => node.core));
  const room = roomForShapes();
  const factor = (room.x / room.y) * (Math.max(bottom - top, 1) / Math.max(right - left, 1));
  const most = isLarge() ? 1.4 : 1.7;
  const [x, y] = [Math.min(Math.max(factor, 1), most), Math.min(Math.max(1 / factor, 1), most)];
  stretched = { x, y };
  placeNodes();
}

// Shows these entities with room for their names.
function fit(indexes, animated = true) {
  const nodes = (indexes || everything()).map((index) => model.nodes[index]);
  if (nodes.length === 0) return;
  const bounds = boundsOf(nodes);
  const room = roomForShapes();
  const scale = Math.min(room.x / Math.max(bounds.right - bounds.left, 1), room.y / Math.max(bounds.bottom - bounds.top, 1));
  const near = Math.min(1.15, Math.max(0.01, scale));
  network.moveTo({
    position: { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 - room.top / 2 / near },
    scale: near,
    animation: animated && !still() ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
  // vis-network tells of a zoom by hand only.
  setTimeout(rescale, animated && !still() ? 380 : 0);
}

// The picture opens at its core, with the groups beside it where they are shown.
function openPicture() {
  if (state.camera) {
    const [x, y, scale] = state.camera;
    network.moveTo({ position: { x, y }, scale, animation: false });
    return;
  }
  fit(undefined, false);
}

function everything() {
  return isLarge() ? model.nodes.filter((node) => shown.nodes[node.index]).map((node) => node.index) : [...drawnNodes.keys()];
}

// From far away, shapes and lines are drawn larger than they are, or nothing would be seen of them.
function magnification() {
  return Math.min(Math.max(network.getScale() ** -0.5, 1), 7);
}

// Shapes follow each zoom; lines, which vis-network holds by their width, follow when it is over.
function rescale() {
  clearTimeout(rescaling);
  if (Math.abs(magnification() / magnified - 1) > 0.12) syncPicture();
}

// After a click in the picture it moves only for what is out of sight; a choice made elsewhere is
// brought near enough to read.
function reveal(near) {
  const spot = spotlit;
  if (!spot) return;
  if (near) {
    fit([...spot.nodes].map((node) => node.index));
    return;
  }
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const inside = [...spot.nodes].every((node) => {
    const at = network.canvasToDOM({ x: node.x, y: node.y });
    return at.x > 30 && at.y > 30 && at.x < width - 30 && at.y < height - 30;
  });
  if (!inside || !allNamed(spot)) fit([...spot.nodes].map((node) => node.index));
}

// Returns true if what stands out has its names at this zoom: nearer, more of them find room.
function allNamed(spot) {
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const context = document.createElement("canvas").getContext("2d");
  const labels = placeLabels((point) => network.canvasToDOM(point), network.getScale(), { width, height }, (text, font) => measure(context, text, font));
  const named = new Set(labels.map((label) => label.node));
  return [...spot.nodes].every((node) => named.has(node));
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.01, network.getScale() * factor)), animation: false });
  rescale();
}

function pan(x, y) {
  const at = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale }, animation: false });
}
