// What is selected, filtered and looked at, and what passes the filters.

const state = {
  selected: null, // null, { node: id }, { edge: key }, { article: id }, or { name } that several share
  only: "", // the id of the only article shown
  view: "picture",
  off: { type: new Set(), relation: new Set(), look: new Set(), outlet: new Set(), article: new Set() },
  least: 0,
  months: null, // null or [first, last]
  clock: "published", // what the months mean: "published" then, or what "holds" then
  undated: false, // whether what has no date is shown beside what the months leave
  focus: [], // entities: where there are any, only they and what is linked to them is shown
  opened: new Set(), // entities whose neighbours are shown although the graph is too large for all
  path: null, // null or the ids on the way from one entity to another
  around: false, // whether it passes through no places and hubs
  second: false, // and is another than the shortest
  hidden: new Set(), // entities taken out by hand
  pins: new Map(), // entities that stay where they were put: id -> [x, y], as in the data
  sizes: "links", // what sizes show: "links" or "articles"
  community: false,
  apart: false, // whether the picture has the groups that nothing links to its core
  loose: false, // and speakers whose words have no topic
  trail: [],
};

const shown = { facts: null, statements: null, edges: null, nodes: null, articles: null, beside: null };

// Works out what passes the filters: a fact needs one quote from an article that passes.
function sift() {
  const { months } = state;
  const holding = state.clock === "holds" ? months : null;
  const inside = ({ date }) => !months || (slot(date) ? slot(date) >= months[0] && slot(date) <= months[1] : state.undated);
  shown.articles = model.articles.map((article) => articleAllowed(article) && (holding || inside(article)));
  shown.facts = model.facts.map((fact) => allows(fact) && (!holding || (fact.from ? holdsIn(fact, holding) : state.undated)) && fact.evidence.some((item) => told(item.a)));
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
  shown.beside = besideNow();
  if (!state.focus.length && !state.only) hideBeside();
  for (const id of state.pins.keys()) shown.nodes[model.byId.get(id).index] = true;
}

function ends(...indexes) {
  return indexes.every((index) => !state.off.type.has(model.nodes[index].type) && !state.hidden.has(model.nodes[index].id));
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

function selectedName() {
  return (state.selected && state.selected.name) || "";
}

function selectedEdge() {
  return state.selected && state.selected.edge !== undefined ? model.byKey.get(state.selected.edge) : null;
}

// Among thousands of dots, communities tell more than types.
function byCommunity() {
  return isLarge() && model.communities.length > 1;
}

function filtered() {
  return state.least > 0 || state.only !== "" || state.hidden.size > 0 || state.months !== null || state.clock !== "published" || Object.values(state.off).some((set) => set.size > 0);
}

// Returns true if less than everything is asked for.
function narrowed() {
  return filtered() || state.focus.length > 0;
}

function resetFilters() {
  for (const set of Object.values(state.off)) set.clear();
  state.least = 0;
  state.only = "";
  state.hidden.clear();
  state.months = null;
  state.clock = "published";
  state.undated = false;
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
