// What the picture is about: its connected core, what stands beside it, and one line that says so.

const FEW = 90; // entities of a graph that is shown whole
const CORE_LEAST = 5; // entities of the smallest component that a picture can be about

// Marks the entities of the main components, as kg/view/layout.py places them, and returns how
// many other groups there are, and how many entities without any link.
function markCore(nodes) {
  const parts = [];
  const seen = new Set();
  for (const start of nodes) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const node of part) {
      for (const edge of node.edges) {
        const next = other(edge, node);
        if (!seen.has(next)) { seen.add(next); part.push(next); }
      }
    }
    parts.push(part);
  }
  const largest = Math.max(0, ...parts.map((part) => part.length));
  const least = largest < CORE_LEAST ? 0 : Math.max(CORE_LEAST, largest / 4);
  parts.forEach((part, number) => {
    for (const node of part) Object.assign(node, { core: part.length >= least, part: number });
  });
  const beside = parts.filter((part) => part.length < least);
  const loose = beside.filter((part) => part[0].edges.length === 0).length;
  return { beside: beside.length - loose, loose, core: least > 0 };
}

// How many groups beside the core, and speakers without a topic, pass the filters.
function besideNow() {
  const passing = model.nodes.filter((node) => !node.core && shown.nodes[node.index]);
  const loose = passing.filter((node) => node.edges.length === 0).length;
  return { apart: new Set(passing.filter((node) => node.edges.length).map((node) => node.part)).size, loose };
}

// Takes out of the picture what its switches hide; the table and the panel keep it.
function hideBeside() {
  if (!model.groups.core || !model.edges.some((edge) => shown.edges[edge.id] && edge.source.core)) return;
  const kept = partsSelected();
  const out = (node) => !node.core && !kept.has(node.part) && !(node.edges.length ? state.apart : state.loose);
  model.nodes.forEach((node, index) => { if (shown.nodes[index] && out(node)) shown.nodes[index] = false; });
  model.edges.forEach((edge, index) => { if (out(edge.source)) shown.edges[index] = false; });
}

// The groups with what is selected: it is shown wherever it stands.
function partsSelected() {
  const [node, edge, article] = [selectedNode(), selectedEdge(), selectedArticle()];
  const nodes = [node, edge && edge.source, ...(state.path || []).map((id) => model.byId.get(id))];
  if (article !== undefined) {
    for (const fact of model.facts) if (fact.evidence.some((item) => item.a === article)) nodes.push(model.nodes[fact.s]);
    for (const item of model.statements) if (item.a === article) nodes.push(model.nodes[item.s]);
  }
  return new Set(nodes.filter(Boolean).map((one) => one.part));
}

// Whether the picture opens with the groups beside its core: beside a large one they only take room.
function groupsFirst() {
  return model.nodes.length <= FEW;
}

// The way to what stands beside the core, in the corner of the picture.
function syncBeside() {
  const place = document.getElementById("beside");
  const { apart } = shown.beside;
  place.hidden = state.view !== "picture" || state.apart || apart === 0 || state.focus.length > 0 || Boolean(state.only) || !model.groups.core;
  place.textContent = `+ ${counted(apart, "small group", "small groups")}`;
}

function showBeside() {
  state.apart = true;
  refresh();
  fit();
  writeAddress(true);
}

// The switches of the picture, for the form of filters.
function switches() {
  const { beside, loose, core } = model.groups;
  if (!core || beside + loose === 0) return "";
  const toggle = (key, text, count, title) => (count ? element("label", { title },
    element("input", { type: "checkbox", id: key, change: (event) => { state[key] = event.target.checked; refresh(); writeAddress(true); } }),
    element("span", { class: "sign" }, text), element("span", { class: "count" }, count.toLocaleString("en"))) : null);
  return element("fieldset", {}, element("legend", {}, "Beside the core"),
    toggle("apart", "groups not linked to it", beside, "Small groups of entities that no line links to the core of the picture"),
    toggle("loose", "speakers without a topic", loose, "They are quoted, and their words are about nothing that is drawn; panel and tables have their words"));
}

function syncSwitches() {
  for (const key of ["apart", "loose"]) {
    const box = document.getElementById(key);
    if (!box) continue;
    box.checked = state[key];
    box.parentElement.querySelector(".count").textContent = shown.beside[key].toLocaleString("en");
  }
}

// One line above the picture: how many articles, of which time, and whom they link most.
function syncStory() {
  const place = document.getElementById("story");
  const telling = articlesShown();
  const best = linkedMost().slice(0, 3);
  place.hidden = state.view !== "picture" || best.length === 0 || telling.length === 0;
  if (place.hidden) return;
  const days = telling.map((index) => model.articles[index].date).filter(bucket).sort();
  const [first, last] = [days[0], days[days.length - 1]];
  const when = !first ? "" : first === last ? ` of ${dayName(first)}` : bucket(first) === bucket(last) ? ` of ${monthName(bucket(first))}` : `, ${monthName(bucket(first))} to ${monthName(bucket(last))}`;
  const named = (node, index) => ` (${index ? linksOf(node).toLocaleString("en") : counted(linksOf(node), "link", "links")})`;
  const sources = [...new Set(telling.map((index) => model.articles[index].outlet).filter(Boolean))];
  const by = sources.length === 1 ? ` by ${shorten(sources[0], 40)}` : sources.length > 1 ? ` by ${sources.length.toLocaleString("en")} outlets` : "";
  place.replaceChildren(
    element("span", {}, counted(telling.length, "article", "articles"), element("bdi", {}, by), when, "; linked most: "),
    ...best.flatMap((node, index) => [index ? ", " : "", nodeButton(node, 40), named(node, index)]));
}

// What is shown and linked, by how many of its lines are shown.
function linkedMost() {
  if (most.of === shown.edges) return most.nodes;
  const links = new Map();
  for (const node of model.ranked) if (shown.nodes[node.index] && linksOf(node)) links.set(node, linksOf(node));
  Object.assign(most, { of: shown.edges, nodes: [...links.keys()].sort((a, b) => links.get(b) - links.get(a) || a.rank - b.rank) });
  return most.nodes;
}

const most = { of: null, nodes: [] }; // kept until something else is shown

// The articles that tell something of what is shown; without a filter, all.
function articlesShown() {
  const all = model.articles.map((_, index) => index);
  if (!narrowed()) return all;
  const telling = new Set();
  for (const fact of model.facts) if (shown.facts[fact.index]) for (const item of fact.evidence) telling.add(item.a);
  for (const item of model.statements) if (shown.statements[item.index]) telling.add(item.a);
  return all.filter((index) => telling.has(index) && shown.articles[index]);
}
