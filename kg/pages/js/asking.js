// The page that asks: ready-made questions with blanks to fill in, answers as a table, and an editor.

const facts = JSON.parse(document.getElementById("facts").textContent);
const place = (id) => document.getElementById(id);
const ROWS = 200;
const LONG = 80; // letters of a cell that gets room to be read

// The engine

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(place(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

const engine = { parts: null, worker: null, ready: null, waiting: new Map(), next: 0 };

// Starts a worker with the graph in it. Ending one is the only way to stop a query.
function startEngine() {
  engine.ready = new Promise((resolve, reject) => {
    (async () => {
      engine.parts ||= await Promise.all(["worker", "wasm", "turtle"].map(unpacked));
      const [script, wasm, turtle] = engine.parts;
      const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      const worker = new Worker(address);
      engine.worker = worker;
      worker.onerror = (event) => reject(new Error(event.message || "the engine does not start in this browser"));
      worker.onmessage = ({ data }) => {
        if (data.ready) { URL.revokeObjectURL(address); resolve(); return; }
        const waiting = engine.waiting.get(data.id);
        if (!waiting) { reject(new Error(data.error)); return; }
        engine.waiting.delete(data.id);
        if (data.error) waiting.reject(new Error(data.error));
        else waiting.resolve(data);
      };
      worker.postMessage({ wasm, turtle: new TextDecoder().decode(turtle) });
    })().catch(reject);
  });
  engine.ready.catch((error) => say(`The graph could not be loaded: ${error.message}`, true));
}

function stopEngine() {
  engine.worker.terminate();
  for (const waiting of engine.waiting.values()) waiting.reject(new Error("stopped"));
  engine.waiting.clear();
  startEngine();
}

async function ask(sparql) {
  await engine.ready;
  const query = declared(sparql);
  const bare = query.replace(/<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g, " ");
  const form = /\b(select|ask|construct|describe)\b/i.exec(bare);
  return new Promise((resolve, reject) => {
    engine.next += 1;
    engine.waiting.set(engine.next, { resolve, reject });
    engine.worker.postMessage({ id: engine.next, query, graph: Boolean(form && /^[cd]/i.test(form[1])) });
  });
}

// Declares those of kg's prefixes that the query uses and does not declare; on its first line, so
// that the lines of an error stay right.
function declared(sparql) {
  const known = new Set([...sparql.matchAll(/\bprefix\s+([\w-]*):/gi)].map((found) => found[1]));
  const used = new Set([...sparql.matchAll(/(?:^|[^\w<:-])([A-Za-z][\w-]*):/g)].map((found) => found[1]));
  const missing = Object.keys(facts.prefixes).filter((prefix) => used.has(prefix) && !known.has(prefix));
  return missing.map((prefix) => `PREFIX ${prefix}: <${facts.prefixes[prefix]}> `).join("") + sparql;
}

// Questions

let chosen = null;

function createQuestions() {
  const groups = new Map();
  for (const one of facts.questions) {
    if (!groups.has(one.group)) {
      groups.set(one.group, element("ul", { class: "questions" }));
      place("questions").append(element("div", {}, element("h2", {}, one.group), groups.get(one.group)));
    }
    groups.get(one.group).append(element("li", {}, button(one.title, () => { open(one.name); if (narrow()) place("menu").open = false; runQuestion(); }, { "data-question": one.name, "aria-pressed": "false" })));
  }
  place("names").append(...Object.entries(facts.names).flatMap(([name, ids]) => suggested(name, ids, ids.length > 1)));
  place("wanted").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const list of groups.values()) {
      let here = 0;
      for (const item of list.children) {
        item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
        here += item.hidden ? 0 : 1;
      }
      list.parentElement.hidden = here === 0;
      left += here;
    }
    place("none").hidden = left > 0;
  });
  place("menu").open = !narrow();
  place("form").addEventListener("submit", (event) => { event.preventDefault(); runQuestion(); });
  place("stop").addEventListener("click", stopEngine);
  place("edit").addEventListener("click", () => { showTab("editor"); newTab(chosen.name, filled()); });
}

// On a phone the list of questions is closed, or the chosen one would stand far below it.
function narrow() {
  return matchMedia("(max-width: 820px)").matches;
}

function open(name) {
  chosen = facts.questions.find((one) => one.name === name) || facts.questions[0];
  for (const item of document.querySelectorAll("[data-question]")) item.setAttribute("aria-pressed", String(item.dataset.question === chosen.name));
  place("blanks").replaceChildren(...chosen.parameters.map((one) => element("label", {},
    element("b", {}, one.label), " ", element("input", { name: one.name, value: one.default, title: one.help, autocomplete: "off", ...kindOf(one) }))));
  place("suggested").replaceChildren(...chosen.parameters.filter((one) => one.starts.length).map((one) => element("datalist", { id: `names-${one.name}` },
    Object.entries(facts.names).flatMap(([name, ids]) => suggested(name, ids.filter((id) => one.starts.some((start) => id.startsWith(start))), ids.length > 1)))));
  place("blanks").oninput = showAsked;
  showAsked();
}

// A name that several things share is suggested by their ids.
function suggested(name, ids, shared) {
  return ids.map((id) => element("option", shared ? { value: id, label: `${name} (${id})` } : { value: name }));
}

function kindOf({ name, default: value, named, day, starts }) {
  if (typeof value === "number") return { type: "number", step: "any" };
  if (day) return { type: "date" };
  return { type: "text", spellcheck: "false", placeholder: named ? "a name, or nothing for all" : "anything", ...(named ? { list: starts.length ? `names-${name}` : "names" } : {}) };
}

function given(key) {
  return place("blanks").querySelector(`[name="${key}"]`).value;
}

// The question in words, as kg.query puts it, and in SPARQL.
function showAsked() {
  const kept = chosen.words.replace(/\[([^\]]*)\]/g, (whole, part) => ([...part.matchAll(/\{(\w+)/g)].every((one) => given(one[1])) ? part : ""));
  place("question").textContent = kept.replace(/\{(\w+)(?:: ([^}]*))?\}/g, (whole, key, words) => given(key) || words || "");
  place("sparql").textContent = filled();
}

// A whole name means the one thing that is called so; case, accents and hyphens matter only where
// several differ in nothing else.
function meant(text) {
  if (Object.hasOwn(facts.names, text)) return facts.names[text].length === 1 ? facts.names[text][0] : text;
  const ids = new Set(plain(text).trim() ? foldedNames().get(plain(text).trim()) : []);
  return ids.size === 1 ? [...ids][0] : text;
}

let folded = null;

function foldedNames() {
  if (folded) return folded;
  folded = new Map();
  for (const [name, ids] of Object.entries(facts.names)) {
    const key = plain(name);
    folded.set(key, [...(folded.get(key) || []), ...ids]);
  }
  return folded;
}

// The names that somebody may have meant by one that there is not, as links that ask again.
function suggestions() {
  return chosen.parameters.filter((one) => one.named && given(one.name).trim()).flatMap(({ name: key }) => {
    const text = given(key);
    const small = text.toLowerCase();
    if (/\//.test(text) || Object.keys(facts.names).some((name) => name.toLowerCase().includes(small))) return [];
    const wanted = plain(text).trim();
    const near = Object.keys(facts.names).map((name) => [distance(wanted, plain(name)), name]).filter(([far]) => far < Infinity).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    const asks = (name) => button(name, () => { place("blanks").querySelector(`[name="${key}"]`).value = name; showAsked(); runQuestion(); }, { class: "quiet" });
    return [element("p", { class: "wrong" }, "No name has ", element("b", {}, text), near.length ? ": did you mean " : ": it may be spelt otherwise.", near.slice(0, 5).map(([, name]) => asks(name)))];
  });
}

// The query with what was filled in: text as a literal, never as syntax.
function filled() {
  const values = Object.fromEntries(chosen.parameters.map(({ name: key, default: value, named }) => (
    [key, typeof value === "number" ? String(Number(given(key)) || 0) : literal(named ? meant(given(key)) : given(key))])));
  const title = place("question").textContent.replace(/\s+/g, " ");
  return `# ${title}\n${chosen.sparql.replace(/^(?:#.*\n)+/, "")}`.replace(/param:(\w+)\(\)/g, (whole, key) => (key in values ? values[key] : whole));
}

function literal(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/[\\"\n\r\t]/g, (letter) => escapes[letter])}"`;
}

async function runQuestion() {
  const missing = chosen.parameters.filter((one) => one.required && !given(one.name).trim());
  if (missing.length) {
    place("answer").replaceChildren();
    say(`Fill in ${missing.map((one) => one.label.toLowerCase()).join(" and ")}, then ask.`);
    return;
  }
  busy(true);
  say("");
  try {
    const { json, took } = await ask(filled());
    showAnswer(JSON.parse(json), took);
  } catch (error) {
    place("answer").replaceChildren();
    say(error.message === "stopped" ? "Stopped." : `The query failed: ${error.message}`, error.message !== "stopped");
  } finally {
    busy(false);
  }
}

function busy(is) {
  place("ask").disabled = is;
  place("stop").hidden = !is;
}

function say(text, wrong = false) {
  const status = place("status");
  status.textContent = text;
  status.classList.toggle("wrong", wrong);
}

// Answers

function showAnswer(answer, took) {
  const target = place("answer");
  if ("boolean" in answer) { say(answer.boolean ? "Yes." : "No."); target.replaceChildren(); return; }
  const columns = answer.head.vars;
  const rows = answer.results.bindings;
  say(`${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"} in ${Math.max(1, Math.round(took))} ms`);
  if (rows.length === 0) {
    const near = suggestions();
    target.replaceChildren(...(near.length ? near : [element("p", { class: "hint" }, "The graph has no answer to this. Part of a name in the fields above finds more.")]));
    return;
  }
  const body = element("tbody", {});
  const long = new Set(columns.filter((column) => rows.some((row) => row[column] && row[column].value.length > LONG && row[column].type === "literal")));
  const [, more] = chunked(body, rows, (row) => element("tr", {}, columns.map((column) => element("td", { "data-head": column.replaceAll("_", " "), class: long.has(column) ? "words" : null }, term(row[column])))), ROWS);
  target.replaceChildren(
    element("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Answer" }, element("table", { class: `answers${columns.length > 9 ? " most" : columns.length > 7 ? " many" : ""}` },
      element("caption", { class: "unseen" }, chosen.title),
      element("thead", {}, element("tr", {}, columns.map((column) => element("th", { scope: "col" }, column.replaceAll("_", " "))))), body)),
    more, button("Save as CSV", () => saveTable(columns, rows), { class: "quiet" }));
}

function term(found) {
  if (!found) return "";
  const ids = (found.type === "literal" && Object.hasOwn(facts.labels, found.value) ? facts.labels[found.value] : []).filter((id) => !/^tech\//.test(id));
  if (facts.picture && ids.length > 1) return element("a", { href: `${facts.picture}#q=${encodeURIComponent(found.value)}`, dir: "auto" }, found.value);
  if (facts.picture && ids.length === 1) return element("a", { href: `${facts.picture}#n=${ids[0]}`, dir: "auto" }, found.value);
  if (found.type !== "uri") return element("span", { dir: "auto" }, found.value);
  const thing = facts.base + "id/";
  const path = found.value.startsWith(thing) ? found.value.slice(thing.length) : "";
  if (facts.picture && /^(person|org|place|technology|tech)\/[^#?]+$/.test(path)) {
    return element("a", { href: `${facts.picture}#n=${path}` }, short(found.value));
  }
  return found.value.startsWith(facts.base) ? element("code", {}, short(found.value)) : link(found.value, short(found.value));
}

function short(iri) {
  const fits = Object.entries(facts.prefixes).filter(([, start]) => iri.startsWith(start)).sort((a, b) => b[1].length - a[1].length)[0];
  return fits ? `${fits[0]}:${iri.slice(fits[1].length)}` : iri;
}

// A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
function saveTable(columns, rows) {
  const cell = (value) => {
    const number = /^-?\d+(\.\d+)?$/.test(value);
    return `"${(!number && /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => (row[column] ? row[column].value : "")))].map((row) => row.map(cell).join(","));
  const url = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }));
  element("a", { href: url, download: `${chosen.name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// The editor: Yasgui, which asks by fetch; the engine answers instead of a server.

let yasgui = null;
const ENDPOINT = "https://kg.invalid/sparql";

window.fetch = async (input, options = {}) => {
  const request = new Request(input, options);
  const text = request.method === "POST" ? await request.text() : new URL(request.url).search;
  const query = new URLSearchParams(text).get("query") || "";
  try {
    const answer = await ask(query);
    return new Response(answer.turtle === undefined ? answer.json : answer.turtle,
      { headers: { "content-type": answer.turtle === undefined ? "application/sparql-results+json" : "text/turtle" } });
  } catch (error) {
    return new Response(error.message, { status: 400, headers: { "content-type": "text/plain" } });
  }
};

function createEditor() {
  if (yasgui) return;
  for (const [name, like] of [["classes", "class"], ["properties", "property"]]) {
    Yasgui.Yasqe.forkAutocompleter(like, { name: `kg-${name}`, bulk: true, persistenceId: null, get: () => facts[name] });
  }
  Yasgui.Yasqe.forkAutocompleter("prefixes", { name: "kg-prefixes", bulk: true, persistenceId: null,
    get: () => Object.entries(facts.prefixes).map(([prefix, start]) => `${prefix}: <${start}>`).sort() });
  yasgui = new Yasgui(place("yasgui"), {
    requestConfig: { endpoint: ENDPOINT, method: "POST", headers: {} },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint: ENDPOINT }], keys: [], renderItem: () => {} },
    persistenceId: null,
    yasqe: { value: filled(), autocompleters: ["kg-prefixes", "variables", "kg-classes", "kg-properties"], resizeable: true, showQueryButton: true, persistenceId: null },
    yasr: { prefixes: facts.prefixes, persistenceId: null },
  });
  nameParts();
  new MutationObserver(nameParts).observe(place("yasgui"), { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
}

function newTab(title, sparql) {
  createEditor();
  yasgui.addTab(true, { name: title }).setQuery(sparql);
}

// Yasgui leaves fields without a name and roles without their parts; a screen reader needs both.
function nameParts() {
  const say = (query, label) => {
    for (const item of place("yasgui").querySelectorAll(query)) if (!item.getAttribute("aria-label")) item.setAttribute("aria-label", label);
  };
  for (const item of place("yasgui").querySelectorAll("[role=tablist]")) item.setAttribute("role", "group");
  for (const item of place("yasgui").querySelectorAll(".tabsList [aria-selected]")) {
    item.removeAttribute("role"); // it is a link among others, one of which adds to them
    item.setAttribute("aria-current", item.getAttribute("aria-selected"));
    item.removeAttribute("aria-selected");
  }
  for (const item of place("yasgui").querySelectorAll(".CodeMirror-scroll")) item.tabIndex = 0;
  say(".tabsList", "Queries");
  say(".CodeMirror textarea", "SPARQL query");
  say("select", "How the answer is shown");
  say("input:not([type=hidden])", "Search or filter");
  say(".yasqe_queryButton", "Run the query");
  for (const item of place("yasgui").querySelectorAll("button, a[role=tab], .tabMenu, [role=button]")) {
    if (!item.textContent.trim() && !item.getAttribute("aria-label")) item.setAttribute("aria-label", item.title || item.className || "button");
  }
}

function showTab(which) {
  const editor = which === "editor";
  place("asking").hidden = editor;
  place("editing").hidden = !editor;
  for (const item of document.querySelectorAll("[data-tab]")) item.setAttribute("aria-pressed", String(item.dataset.tab === which));
  if (editor) createEditor();
}

for (const item of document.querySelectorAll("[data-tab]")) item.addEventListener("click", () => showTab(item.dataset.tab));
createQuestions();
open(decodeURIComponent(location.hash.slice(1)) || "who-leads");
startEngine();
say("Loading the graph …");
engine.ready.then(() => { document.documentElement.dataset.ready = "true"; return runQuestion(); }, () => {});
