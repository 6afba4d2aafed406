// What a reader does to the picture: hide and pin entities, choose what sizes show, undo.

// Takes an entity and its facts out of the picture, the tables and the counts.
function hide(node) {
  state.hidden.add(node.id);
  state.pins.delete(node.id);
  state.focus = state.focus.filter((id) => id !== node.id);
  state.opened.delete(node.id);
  select(null, { keep: false });
  notice(`${shorten(node.label, 40)} is hidden. The legend, or Undo, brings it back.`);
}

function unhide(id) {
  state.hidden.delete(id);
  refresh();
  writeAddress(true);
}

// A pinned entity stays where it is, has its name first and is shown whatever the filters say.
function pin(node) {
  if (state.pins.has(node.id)) state.pins.delete(node.id);
  else state.pins.set(node.id, [Math.round(node.x / stretched.x), Math.round(node.y / stretched.y)]);
  placeNodes();
  refresh({ focus: true });
  writeAddress(true);
}

let stretched = { x: 1, y: 1 }; // by which the picture is drawn wider and higher than the data says

// Sets each entity where it was put, or else where the layout has it.
function placeNodes() {
  for (const node of model.nodes) {
    node.home ||= { x: node.x, y: node.y };
    const pinned = state.pins.get(node.id);
    const [x, y] = pinned || [node.home.x, node.home.y];
    node.x = node.laid && !pinned ? node.laid.x : x * stretched.x;
    node.y = node.laid && !pinned ? node.laid.y : y * stretched.y;
  }
  grid = null;
}

function hiddenGroup() {
  return element("fieldset", { id: "hidden", hidden: true }, element("legend", {}, "Hidden"), element("ul", {}));
}

function syncHidden() {
  const group = document.getElementById("hidden");
  group.hidden = state.hidden.size === 0;
  group.querySelector("ul").replaceChildren(...[...state.hidden].map((id) => {
    const node = model.byId.get(id);
    return element("li", {}, button([symbol(node.type), element("bdi", {}, shorten(node.label, 40))], () => unhide(id), { title: `Show ${shorten(node.label, 80)} again`, class: "again" }));
  }));
}

// Sizes by how many links an entity has, or by how many articles name it.
function sizeGroup() {
  if (!model.nodes.some((node) => node.articles > 1)) return "";
  const choice = (value, text) => element("label", {},
    element("input", { type: "radio", name: "sizes", value, change: () => { state.sizes = value; refresh(); writeAddress(true); } }),
    element("span", {}, text));
  return element("fieldset", { class: "colouring" }, element("legend", {}, "Sizes show"),
    element("div", { class: "clock" }, choice("links", "links"), choice("articles", "articles")));
}

function sizeOf(node) {
  return state.sizes === "links" ? node.size : Math.min(9 + 3 * Math.sqrt(Math.max(node.articles - 1, 0)), 36);
}

const past = []; // addresses of earlier states
let present = null;
let changed = 0;

// Keeps the address of what was, to be undone. What changes many times a second counts once.
function keepPast(address, step) {
  const now = performance.now();
  if (present !== null && present !== address && (step || now - changed > 500)) past.push(present);
  changed = present === null ? -Infinity : now; // the first change of all is one of its own
  present = address;
  document.getElementById("undo").disabled = past.length === 0;
}

function undo() {
  const before = past.pop();
  if (before === undefined) return;
  stopPlaying();
  history.replaceState(null, "", `#${before}`);
  present = before;
  state.trail = [];
  readAddress();
  refresh();
  notice("The last change is undone.");
  document.getElementById("undo").disabled = past.length === 0;
}
