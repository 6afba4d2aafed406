// The panel while nothing is selected: what this is, who matters, what is worth a look.

function startPanel() {
  if (model.nodes.length === 0) return [element("h2", {}, "Nothing to show"), element("p", { class: "hint" }, "A graph has entities once an article states a fact or quotes somebody.")];
  const articles = articlesShown().length;
  const best = linkedMost();
  return [
    element("h2", {}, articles === 1 ? "What this article says" : `What ${counted(articles, "article says", "articles say")}`),
    element("p", { class: "lead" }, "Each line is a fact or somebody’s words. ", element("strong", {}, "Click a name or a line"), " to read the sentences behind it, with outlet and date."),
    best.length ? element("section", {}, element("h3", {}, "Who and what is linked most"), ranking(best.slice(0, 10), linksOf, "links")) : null,
    worthALook(),
    mostQuoted(),
    sourceList(),
    keyList(),
  ];
}

function ranking(nodes, size, unit) {
  const most = Math.max(...nodes.map(size), 1);
  return element("ol", { class: "ranking" }, nodes.map((node) => element("li", {},
    nodeButton(node, 60),
    element("span", { class: "count", title: unit }, size(node).toLocaleString("en")),
    drawing("svg", { viewBox: "0 0 100 3", preserveAspectRatio: "none", "aria-hidden": "true" }, drawing("rect", { class: node.type, width: (100 * size(node)) / most, height: 3 })))));
}

// What is not simply so: denied first, then possible, planned, reported, former; at most six.
function worthALook() {
  const order = ["denied", "speculated", "planned", "reported", "former"];
  const facts = model.facts.filter((fact) => shown.facts[fact.index] && order.includes(fact.look));
  facts.sort((a, b) => order.indexOf(a.look) - order.indexOf(b.look) || readings(b).length - readings(a).length || a.index - b.index);
  return factList("Handle with care", facts.slice(0, 6)) || factList("Told most often", mostTold());
}

function mostTold() {
  const told = model.facts.filter((fact) => shown.facts[fact.index] && readings(fact).length > 1);
  return told.sort((a, b) => readings(b).length - readings(a).length || a.index - b.index).slice(0, 5);
}

function factList(title, facts) {
  if (facts.length === 0) return null;
  return element("section", {}, element("h3", {}, title), element("ul", { class: "brief" }, facts.map((fact) => {
    const edge = edgeOf(fact);
    return element("li", {}, button([stroke(fact.look), element("span", {}, element("bdi", {}, shorten(sentence(fact), 130)), " ", element("span", { class: `badge ${fact.look}` }, LOOKS[fact.look].label))],
      () => select({ edge: edge.key }), { class: "line" }));
  })));
}

function mostQuoted() {
  const said = new Map();
  for (const item of model.statements) if (shown.statements[item.index]) said.set(item.s, (said.get(item.s) || 0) + 1);
  const speakers = [...said.keys()].map((index) => model.nodes[index]).sort((a, b) => said.get(b.index) - said.get(a.index) || a.rank - b.rank);
  if (speakers.length < 2) return null;
  return element("section", {}, element("h3", {}, "Who is quoted most"), ranking(speakers.slice(0, 5), (node) => said.get(node.index), "statements"));
}

function sourceList() {
  const { articles } = model;
  if (articles.length === 0) return null;
  if (articles.length > 12) return element("section", {}, element("h3", {}, "Sources"), element("p", { class: "hint" }, button(`See all ${articles.length.toLocaleString("en")} articles`, () => show("articles"), { class: "plain" })));
  return element("section", {}, element("h3", {}, articles.length === 1 ? "Article" : "Articles"),
    element("ul", { class: "best" }, byDate().map((index) => element("li", {}, button(shorten(model.articles[index].title || model.articles[index].name, 160), () => openArticle(index), { class: "name" })))));
}

// The places of the articles, the latest first, those without a date last.
function byDate() {
  const day = (index) => (bucket(model.articles[index].date) ? model.articles[index].date : "");
  return model.articles.map((_, index) => index).sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a - b));
}

function keyList() {
  const keys = [["/", "search"], ["Esc", "back"], ["O", "only this and its links"], ["E", "bring in neighbours"], ["P", "path to another"], ["H", "hide"], ["U", "undo"], ["F", "fit"], ["+ −", "zoom"], ["← ↑ → ↓", "next entity"], ["Enter", "open it"], ["Shift ←", "move"], ["T", "table of facts"]];
  return element("section", { class: "keys" }, element("h3", {}, "Keys"),
    element("dl", {}, keys.map(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)])));
}
