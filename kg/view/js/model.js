// Reads the data element and links its lists: what each entity takes part in, and by which line.

async function readData() {
  const holder = document.getElementById("data");
  if (holder.type !== "application/gzip") return JSON.parse(holder.textContent);
  const bytes = Uint8Array.from(atob(holder.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return unpack(JSON.parse(await new Response(stream).text()));
}

function buildModel(data) {
  const nodes = data.nodes.map((node, index) => ({
    aliases: [], called: [], ...node, index, facts: [], said: [], about: [], edges: [],
  }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  data.facts.forEach((fact, index) => {
    fact.index = index;
    nodes[fact.s].facts.push(fact);
    if (fact.o !== fact.s) nodes[fact.o].facts.push(fact);
  });
  data.statements.forEach((statement, index) => {
    statement.index = index;
    nodes[statement.s].said.push(statement);
    for (const topic of statement.topics) nodes[topic].about.push(statement);
  });
  const months = spread([...new Set(data.articles.map((article) => bucket(article.date)).filter(Boolean))].sort());
  daily = months.length <= FEW_MONTHS && data.articles.every(({ date: day }) => !bucket(day) || DAY.test(day));
  date(data.facts, data.articles);
  const articleById = new Map(data.articles.map((article, index) => [article.id, index]));
  const byKey = new Map();
  const edges = data.edges.map((edge) => {
    const full = { facts: [], statements: [], ...edge };
    full.key = [edge.from, edge.relation, edge.to, edge.look].join(":");
    full.source = byId.get(edge.from);
    full.target = byId.get(edge.to);
    full.source.edges.push(full);
    if (full.target !== full.source) full.target.edges.push(full);
    byKey.set(full.key, full);
    return full;
  });
  // What matters most has many links and is named in many articles.
  const weight = (node) => node.links * Math.max(node.articles, 1);
  const ranked = [...nodes].sort((a, b) => weight(b) - weight(a) || b.links - a.links || a.index - b.index);
  ranked.forEach((node, rank) => { node.rank = rank; });
  const groups = markCore(nodes);
  const days = data.articles.map((article) => slot(article.date)).filter(Boolean).sort();
  return { ...data, nodes, edges, articleById, byId, byKey, ranked, groups, communities: communitiesOf(ranked), colours: coloursOf(nodes, edges), months: daily ? everyDay(days[0], days[days.length - 1]) : months };
}

// The largest communities that are more than a pair, each with its best connected first.
function communitiesOf(ranked) {
  const groups = new Map();
  for (const node of ranked) {
    if (!groups.has(node.community)) groups.set(node.community, []);
    groups.get(node.community).push(node);
  }
  return [...groups.values()].filter((nodes) => nodes.length > 2).sort((a, b) => b.length - a.length);
}

// A colour for each community, the largest first: the one that is rarest among those it is linked
// to, and then rarest of all. Neighbours share one only where each colour is taken around them.
function coloursOf(nodes, edges) {
  const beside = new Map();
  for (const { community } of nodes) if (!beside.has(community)) beside.set(community, new Map());
  for (const { source, target } of edges) {
    if (source.community === target.community) continue;
    for (const [one, two] of [[source, target], [target, source]]) {
      const links = beside.get(one.community);
      links.set(two.community, (links.get(two.community) || 0) + 1);
    }
  }
  const colours = new Map();
  const uses = new Array(COMMUNITIES).fill(0);
  for (const community of [...beside.keys()].sort((a, b) => a - b)) {
    const near = new Array(COMMUNITIES).fill(0);
    for (const [neighbour, links] of beside.get(community)) if (colours.has(neighbour)) near[colours.get(neighbour)] += links;
    let best = 0;
    for (let colour = 1; colour < COMMUNITIES; colour += 1) {
      if (near[colour] < near[best] || (near[colour] === near[best] && uses[colour] < uses[best])) best = colour;
    }
    colours.set(community, best);
    uses[best] += 1;
  }
  return colours;
}

function bucket(date) {
  return /^\d{4}-\d{2}/.test(date) ? date.slice(0, 7) : "";
}

const FEW_MONTHS = 3; // so many or fewer, and the slider counts days
const DAY = /^\d{4}-\d{2}-\d{2}/;
let daily = false;

// The month of a date, or its day where the collection covers few months: the unit of the slider.
function slot(date) {
  if (!daily) return bucket(date);
  return DAY.test(date) ? date.slice(0, 10) : "";
}

function everyDay(first, last) {
  const all = [];
  for (let at = first; at && at <= last && all.length < 100;) {
    all.push(at);
    const next = new Date(`${at}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    at = next.toISOString().slice(0, 10);
  }
  return all;
}

// Every month from the first to the last, so that the bars of the histogram keep time.
function spread(months) {
  if (months.length < 2) return months;
  const [first, last] = [months[0], months[months.length - 1]];
  const all = [];
  let [year, month] = first.split("-").map(Number);
  for (let at = first; at <= last && all.length < 2400;) {
    all.push(at);
    month += 1;
    if (month > 12) { month = 1; year += 1; }
    at = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  }
  return all;
}

// Of which months, or days, articles tell of each fact: from the first to the last that says so. The day of an
// article is not the end of anything: that a post is over is known by it, not since when.
function date(facts, articles) {
  for (const fact of facts) {
    const months = fact.evidence.map((item) => slot((articles[item.a] || { date: "" }).date)).filter(Boolean).sort();
    [fact.from, fact.until] = [months[0] || "", months[months.length - 1] || ""];
  }
}

function holdsIn(fact, [from, to]) {
  return fact.status !== "former" && fact.from <= to && fact.until >= from;
}

function other(edge, node) {
  return edge.source === node ? edge.target : edge.source;
}

// How many of its lines are shown.
function linksOf(node) {
  return node.edges.reduce((sum, edge) => sum + Boolean(shown.edges[edge.id]), 0);
}

function factsOf(edge) {
  return edge.facts.map((index) => model.facts[index]);
}

function statementsOf(edge) {
  return edge.statements.map((index) => model.statements[index]);
}

function relationLabel(name) {
  return model.relations[name] ? model.relations[name].label : name;
}

function shorten(text, most) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text;
}

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
