// What is selected, filtered and looked at; how it goes into the address and comes back out.

const VIEWS = ["picture", "facts", "articles"];

const state = {
  selected: null, // null, { node: id }, { edge: key } or { article: id }
  only: "", // the id of the only article shown
  view: "picture",
  off: { type: new Set(), relation: new Set(), look: new Set(), outlet: new Set(), article: new Set() },
  least: 0,
  months: null, // null or [first, last]
  clock: "published", // what the months mean: "published" then, or what "holds" then
  focus: [], // entities: where there are any, only they and what is linked to them is shown
  opened: new Set(), // entities whose neighbours are shown although the graph is too large for all
  path: null, // null or the ids on the way from one entity to another
  community: false,
  apart: true, // whether the picture has the groups that nothing links to its core
  loose: false, // and speakers whose words have no topic
  trail: [],
};

const shown = { facts: null, statements: null, edges: null, nodes: null, articles: null };

// Works out what passes the filters: a fact needs one quote from an article that passes.
function sift() {
  const { months } = state;
  const holding = state.clock === "holds" ? months : null;
  const inside = (article) => !months || (bucket(article.date) >= months[0] && bucket(article.date) <= months[1]);
  shown.articles = model.articles.map((article) => articleAllowed(article) && (holding || inside(article)));
  shown.facts = model.facts.map((fact) => allows(fact) && (!holding || holdsIn(fact, holding)) && fact.evidence.some((item) => told(item.a)));
  shown.statements = model.statements.map((item) => speaks(item) && told(item.a)
    && (!holding || !model.articles[item.a] || inside(model.articles[item.a])));
  shown.edges = model.edges.map((edge) => edge.facts.some((fact) => shown.facts[fact])
    || (ends(edge.source.index, edge.target.index) && edge.statements.some((item) => shown.statements[item])));
  shown.nodes = new Array(model.nodes.length).fill(false);
  model.edges.forEach((edge, index) => {
    if (shown.edges[index]) shown.nodes[edge.source.index] = shown.nodes[edge.target.index] = true;
  });
  model.statements.forEach((item, index) => { if (shown.statements[index]) shown.nodes[item.s] = true; });
  if (state.focus.length) sharpen();
  else if (!state.only) hideBeside();
}

function ends(...indexes) {
  return indexes.every((index) => !state.off.type.has(model.nodes[index].type));
}

// Returns true if a fact passes the filters that concern neither articles nor time.
function allows(fact) {
  return fact.c >= state.least && !state.off.relation.has(fact.r) && !state.off.look.has(fact.look) && ends(fact.s, fact.o);
}

function speaks(item) {
  return item.c >= state.least && !state.off.relation.has("speaks_about") && !state.off.look.has("said") && ends(item.s);
}

function articleAllowed({ id, outlet }) {
  return !state.off.outlet.has(outlet) && !state.off.article.has(id) && (!state.only || id === state.only);
}

// Returns true if the article passes the filters.
function told(article) {
  return article < 0 ? !state.only : shown.articles[article];
}

// Leaves only what is linked to the entities in focus.
function sharpen() {
  const middles = new Set(state.focus.map((id) => model.byId.get(id)));
  const inside = new Set(middles);
  for (const node of middles) for (const edge of node.edges) if (shown.edges[edge.id]) inside.add(other(edge, node));
  const within = (...indexes) => indexes.every((index) => inside.has(model.nodes[index]));
  shown.nodes = shown.nodes.map((visible, index) => (visible || middles.has(model.nodes[index])) && within(index));
  shown.edges = shown.edges.map((visible, index) => visible && inside.has(model.edges[index].source) && inside.has(model.edges[index].target));
  shown.facts = shown.facts.map((visible, index) => visible && within(model.facts[index].s, model.facts[index].o));
  shown.statements = shown.statements.map((visible, index) => {
    const { s, topics } = model.statements[index];
    return visible && within(s) && (middles.has(model.nodes[s]) || topics.some((topic) => within(topic)));
  });
}

function remember() {
  if (state.selected || state.focus.length) state.trail.push({ selected: state.selected, focus: state.focus });
}

function select(selected, { keep = true, focus = true, near = true } = {}) {
  if (keep && state.selected && JSON.stringify(state.selected) !== JSON.stringify(selected)) remember();
  state.selected = selected;
  state.path = null;
  refresh({ focus, near });
  writeAddress(true);
}

// Shows only this entity and what it is linked to; with others in focus already, this one as well.
function focusOn(node) {
  remember();
  state.focus = [...state.focus.filter((id) => id !== node.id), node.id];
  state.selected = { node: node.id };
  state.path = null;
  refresh({ near: true });
  writeAddress(true);
}

function leaveFocus() {
  remember();
  state.focus = [];
  refresh();
  if (network && state.view === "picture") fit();
  writeAddress(true);
}

function back() {
  const before = state.trail.pop() || { selected: null, focus: [] };
  const wider = before.focus.length !== state.focus.length;
  Object.assign(state, before, { path: null });
  refresh({ focus: true, near: wider && Boolean(before.selected) });
  writeAddress(false);
}

function selectedNode() {
  return state.selected && state.selected.node !== undefined ? model.byId.get(state.selected.node) : null;
}

function selectedEdge() {
  return state.selected && state.selected.edge !== undefined ? model.byKey.get(state.selected.edge) : null;
}

// Among thousands of dots, communities tell more than types.
function byCommunity() {
  return isLarge() && model.communities.length > 1;
}

function filtered() {
  return state.least > 0 || state.only !== "" || state.months !== null || state.clock !== "published" || Object.values(state.off).some((set) => set.size > 0);
}

function resetFilters() {
  for (const set of Object.values(state.off)) set.clear();
  state.least = 0;
  state.only = "";
  state.months = null;
  state.clock = "published";
}

function code(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

function address() {
  const parts = [];
  if (state.selected && state.selected.node !== undefined) parts.push(`n=${code(state.selected.node)}`);
  if (state.selected && state.selected.edge !== undefined) parts.push(`e=${code(state.selected.edge)}`);
  if (state.selected && state.selected.article !== undefined) parts.push(`a=${code(state.selected.article)}`);
  if (state.only) parts.push(`only=${code(state.only)}`);
  if (state.focus.length) parts.push(`f=${state.focus.map(code).join(",")}`);
  if (state.opened.size) parts.push(`o=${[...state.opened].map(code).join(",")}`);
  if (state.path) parts.push(`p=${code(state.path[state.path.length - 1])}`);
  if (state.view !== "picture") parts.push(`v=${state.view}`);
  for (const [kind, set] of Object.entries(state.off)) {
    if (set.size) parts.push(`no-${kind}=${[...set].sort().map(code).join(",")}`);
  }
  if (state.least > 0) parts.push(`c=${state.least}`);
  if (state.months) parts.push(`t=${state.months.join("..")}`);
  if (state.clock !== "published") parts.push(`time=${state.clock}`);
  if (!state.apart) parts.push("apart=0");
  if (state.loose) parts.push("loose=1");
  if (state.community !== byCommunity()) parts.push(`colour=${state.community ? "community" : "type"}`);
  return parts.join("&");
}

function writeAddress(step) {
  hideNotice();
  const wanted = `#${address()}`;
  if (wanted === (location.hash || "#")) return;
  history[step ? "pushState" : "replaceState"](null, "", wanted);
}

// Takes a state from the address. What it cannot use is left out and told in a notice.
function readAddress() {
  resetFilters();
  Object.assign(state, { selected: null, view: "picture", path: null, focus: [], opened: new Set(), apart: true, loose: false, community: byCommunity() });
  const bad = [];
  let goal = null;
  for (const part of location.hash.slice(1).split("&").filter(Boolean)) {
    const [key, ...rest] = part.split("=");
    try {
      const read = READERS[key] || (key.startsWith("no-") ? readOff : null);
      const result = read ? read(rest.join("="), key) : false;
      if (result === false) bad.push(part);
      else if (typeof result === "object") goal = result;
    } catch {
      bad.push(part);
    }
  }
  if (goal && selectedNode()) state.path = shortestPath(selectedNode(), goal);
  if (bad.length) notice(`Part of this address is not understood and left out: ${shorten(bad.join("&"), 80)}`);
}

const READERS = {
  n: (value) => {
    const id = decodeURIComponent(value);
    if (!model.byId.has(id)) return false;
    state.selected = { node: id };
    return true;
  },
  e: (value) => {
    const key = decodeURIComponent(value);
    if (!model.byKey.has(key)) return false;
    state.selected = { edge: key };
    return true;
  },
  a: (value) => {
    const id = decodeURIComponent(value);
    if (!model.articleById.has(id)) return false;
    state.selected = { article: id };
    return true;
  },
  only: (value) => model.articleById.has(decodeURIComponent(value)) && Boolean(state.only = decodeURIComponent(value)),
  p: (value) => model.byId.get(decodeURIComponent(value)) || false,
  v: (value) => VIEWS.includes(value) && Boolean(state.view = value),
  c: (value) => {
    const least = Number(value);
    if (value === "" || !(least >= 0 && least <= 1)) return false;
    state.least = least;
    return true;
  },
  t: (value) => {
    const months = value.split("..");
    if (months.length !== 2 || !months.every((month) => model.months.includes(month))) return false;
    state.months = months;
    return true;
  },
  apart: (value) => value === "0" && !(state.apart = false),
  loose: (value) => value === "1" && (state.loose = true),
  time: (value) => value === "holds" && Boolean(state.clock = value),
  f: (value) => readEntities(value, (ids) => { state.focus = ids; }),
  o: (value) => readEntities(value, (ids) => { state.opened = new Set(ids); }),
  colour: (value) => {
    if (value !== "community" && value !== "type") return false;
    state.community = value === "community";
    return true;
  },
};

function readEntities(value, take) {
  const ids = value.split(",").map(decodeURIComponent);
  const known = ids.filter((id) => model.byId.has(id));
  take(known);
  return known.length === ids.length;
}

function readOff(value, key) {
  const kind = key.slice(3);
  const known = choices()[kind];
  if (!known) return false;
  const values = value.split(",").map(decodeURIComponent);
  values.filter((item) => known.has(item)).forEach((item) => state.off[kind].add(item));
  return values.every((item) => known.has(item));
}

// Every value that can be switched off, with how many facts or entities have it: of all, or only of
// those shown.
function choices(visible = null) {
  const count = (items, passing, value) => {
    const found = new Map();
    items.forEach((item, index) => { if (!visible || passing[index]) found.set(value(item), (found.get(value(item)) || 0) + 1); });
    return found;
  };
  const said = visible ? visible.statements.filter(Boolean).length : model.statements.length;
  const relation = count(model.facts, shown.facts, (fact) => fact.r);
  const look = count(model.facts, shown.facts, (fact) => fact.look);
  if (said) { relation.set("speaks_about", said); look.set("said", said); }
  const told = visible ? tellings() : model.articles.map((article) => article.n);
  return {
    type: count(model.nodes, shown.nodes, (node) => node.type),
    relation,
    look,
    outlet: count(model.articles, shown.articles, (article) => article.outlet),
    article: new Map(model.articles.map((article, index) => [article.id, told[index]])),
  };
}
