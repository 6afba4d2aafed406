// Search as a combobox: type, arrows, Enter. Names and other names, titles of articles and quotes,
// whatever their accents.

const found = { items: [], active: -1, forPath: false };
const SEARCH = "Search names, titles, quotes";
const MORE = 4; // titles at most, and quotes, below the names

function createSearch() {
  const box = document.getElementById("search");
  for (const node of model.nodes) node.keys = [node.label, ...node.aliases].map(plain);
  box.addEventListener("input", () => showFound(findAll(box.value)));
  box.addEventListener("focus", () => { if (box.value) showFound(findAll(box.value)); });
  box.addEventListener("blur", () => { setTimeout(() => { if (document.activeElement !== box) closeFound(); }, 150); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Home" && found.items.length && event.ctrlKey) move(-found.active);
    else if (event.key === "Enter") choose(found.items[Math.max(found.active, 0)]);
    else if (event.key === "Escape") {
      if (!box.value && !found.forPath) box.blur();
      resetSearch();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// How well a name fits: whole, its start, the start of a word, or anywhere; then by links.
function find(text) {
  const wanted = plain(text).trim();
  if (!wanted) return [];
  const scored = [];
  for (const node of model.nodes) {
    let best = 9;
    node.keys.forEach((key, i) => {
      const at = key.indexOf(wanted);
      if (at < 0) return;
      const fits = key === wanted ? 0 : at === 0 ? 1 : /[\s\-("']/.test(key[at - 1]) ? 2 : 3;
      best = Math.min(best, fits + (i ? 0.5 : 0));
    });
    if (best < 9) scored.push([best, node.rank, node]);
  }
  scored.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return scored.slice(0, 12).map((item) => item[2]);
}

// Names that are spelt like what was typed, for where few have it in them.
function spelt(text, known) {
  const wanted = plain(text).trim();
  if (wanted.length < 4 || known.length > 2) return [];
  const near = [];
  for (const node of model.nodes) {
    const far = known.includes(node) ? Infinity : Math.min(...node.keys.map((key) => distance(wanted, key)));
    if (far < Infinity) near.push([far, node.rank, node]);
  }
  return near.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 5).map(([, , node]) => ({ node, like: true }));
}

function findAll(text) {
  const known = find(text);
  const names = [...known.map((node) => ({ node })), ...spelt(text, known)];
  const wanted = plain(text).trim();
  if (found.forPath || wanted.length < 3) return names;
  const articles = articleKeys().flatMap((key, article) => (key.includes(wanted) ? [{ article }] : []));
  const places = quotePlaces();
  const quotes = [];
  for (let q = 0; q < places.length && quotes.length < MORE; q += 1) if (places[q] && places[q].key.includes(wanted)) quotes.push({ article: places[q].article, quote: q });
  return [...names, ...articles.slice(0, MORE), ...quotes];
}

const keys = {}; // made at the first search: a large graph has tens of thousands of quotes

function articleKeys() {
  keys.articles ||= model.articles.map((article) => plain(`${article.title || article.name} ${article.outlet}`));
  return keys.articles;
}

// The text of each quote, to be searched, with its first article.
function quotePlaces() {
  if (keys.quotes) return keys.quotes;
  keys.quotes = [];
  const note = (q, article) => { if (!keys.quotes[q] && article >= 0) keys.quotes[q] = { article, key: plain(model.quotes[q]) }; };
  for (const fact of model.facts) for (const item of fact.evidence) note(item.q, item.a);
  for (const item of model.statements) note(item.q, item.a);
  return keys.quotes;
}

function showFound(items) {
  const [box, list] = [document.getElementById("search"), document.getElementById("found")];
  found.items = items;
  found.active = items.length ? 0 : -1;
  const wanted = plain(box.value).trim();
  list.replaceChildren(...items.map((item, index) => element("li", { role: "option", id: `found-${index}`, "data-node": item.node ? item.node.id : null, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); choose(item); } },
    item.node ? foundNode(item.node, wanted, item.like) : foundText(item, wanted))));
  if (wanted && items.length === 0) list.append(element("li", { class: "none", role: "option", "aria-disabled": "true" }, found.forPath ? "No name like this" : "No name, title or quote like this"));
  list.hidden = list.children.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark();
}

function foundNode(node, wanted, like) {
  const alias = like ? "spelt like it" : node.keys[0].includes(wanted) ? "" : node.aliases.find((item) => plain(item).includes(wanted));
  return [symbol(node.type), name(node, 70), alias ? element("span", { class: "alias" }, element("bdi", {}, shorten(alias, 40))) : null,
    element("span", { class: "count" }, linksOf(node).toLocaleString("en"))];
}

function foundText({ article, quote }, wanted) {
  const { title, name: file } = model.articles[article];
  if (quote === undefined) return [element("span", { class: "alias" }, "article"), element("bdi", {}, shorten(title || file, 90))];
  const text = model.quotes[quote];
  const at = Math.max(0, plain(text).indexOf(wanted) - 30);
  return [element("span", { class: "alias" }, "quote"), element("bdi", {}, (at ? "…" : "") + shorten(text.slice(at), 90))];
}

function move(step) {
  if (found.items.length === 0) return;
  found.active = (found.active + step + found.items.length) % found.items.length;
  mark();
}

function mark() {
  const box = document.getElementById("search");
  document.querySelectorAll("#found [role=option]").forEach((item, index) => {
    item.setAttribute("aria-selected", String(index === found.active));
    if (index === found.active) item.scrollIntoView({ block: "nearest" });
  });
  if (found.active >= 0) box.setAttribute("aria-activedescendant", `found-${found.active}`);
  else box.removeAttribute("aria-activedescendant");
}

function choose(item) {
  if (!item) return;
  const { forPath } = found;
  resetSearch();
  if (forPath) showPath(item.node);
  else if (item.node) select({ node: item.node.id });
  else openArticle(item.article);
  const quote = item.quote !== undefined && document.querySelector(`#panel [data-quote="${item.quote}"]`);
  if (quote) quote.scrollIntoView({ block: "start" });
}

function closeFound() {
  document.getElementById("found").hidden = true;
  document.getElementById("search").setAttribute("aria-expanded", "false");
}

function resetSearch() {
  const box = document.getElementById("search");
  box.value = "";
  box.placeholder = SEARCH;
  found.forPath = false;
  showFound([]);
}

function askForGoal() {
  const box = document.getElementById("search");
  found.forPath = true;
  box.placeholder = "Path to which entity?";
  box.value = "";
  box.focus();
}
