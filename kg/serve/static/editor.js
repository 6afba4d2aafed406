// Puts Yasgui where the plain form stands. Without this script, or without Yasgui, the form stays.
"use strict";

(function () {
  const data = JSON.parse(document.getElementById("editor-data").textContent);
  const plain = document.getElementById("plain");
  if (typeof Yasgui === "undefined") return;

  // Yasgui's own completers ask a server elsewhere; these know what this graph uses.
  for (const [name, like] of [["classes", "class"], ["properties", "property"]]) {
    Yasgui.Yasqe.forkAutocompleter(like, {
      name: `kg-${name}`, bulk: true, persistenceId: null, get: () => data[name],
    });
  }

  const host = document.createElement("div");
  host.id = "yasgui";
  plain.after(host);
  plain.hidden = true;

  // The prefixes of this graph are added as they are typed, and to a query that leaves them out:
  // the server knows them, but the editor calls a prefix without a declaration a mistake.
  Yasgui.Yasqe.forkAutocompleter("prefixes", {
    name: "kg-prefixes", bulk: true, persistenceId: null,
    get: () => Object.entries(data.prefixes).map(([prefix, start]) => `${prefix}: <${start}>`).sort(),
  });

  function declared(sparql) {
    const known = new Set([...sparql.matchAll(/\bprefix\s+([\w-]*):/gi)].map((found) => found[1]));
    const bare = sparql.replace(/<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g, " ");
    const used = new Set([...bare.matchAll(/(?:^|[^\w-])([A-Za-z][\w-]*):/g)].map((found) => found[1]));
    const missing = Object.keys(data.prefixes).filter((prefix) => used.has(prefix) && !known.has(prefix));
    return missing.map((prefix) => `PREFIX ${prefix}: <${data.prefixes[prefix]}>\n`).join("") + sparql;
  }

  const endpoint = new URL("/sparql", location.href).href;
  const editor = new Yasgui(host, {
    requestConfig: { endpoint, method: "POST", headers: {} },
    populateFromUrl: false, // done below, with prefixes
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    persistenceId: "kg",
    yasqe: {
      value: data.sparql,
      autocompleters: ["kg-prefixes", "variables", "kg-classes", "kg-properties"],
      resizeable: true,
      showQueryButton: true,
    },
    yasr: { prefixes: data.prefixes },
  });
  const asked = declared(data.sparql);
  if (data.given) {
    const same = Object.values(editor._tabs || {}).find((tab) => tab.persistentJson?.yasqe?.value === asked);
    const tab = same || editor.addTab(true);
    if (same) same.show();
    else tab.setQuery(asked);
    document.getElementById("answer").remove(); // the editor shows it
    tab.query().catch(() => {}); // and what is wrong
  }

  const choice = document.createElement("select");
  choice.setAttribute("aria-label", "Open a ready-made question in a new tab");
  choice.append(new Option("Open a ready-made question …", ""));
  for (const one of data.questions) choice.append(new Option(one.title, one.name));
  choice.addEventListener("change", () => {
    const one = data.questions.find((each) => each.name === choice.value);
    if (one) editor.addTab(true, { name: one.name }).setQuery(one.sparql);
    choice.value = "";
  });
  host.before(choice);

  // Yasgui leaves fields without a name and roles without their parts; a screen reader needs both.
  function nameParts() {
    const say = (query, label) => {
      for (const item of host.querySelectorAll(query)) if (!item.getAttribute("aria-label")) item.setAttribute("aria-label", label);
    };
    for (const item of host.querySelectorAll("[role=tablist]")) item.setAttribute("role", "group");
    for (const item of host.querySelectorAll(".tabsList [aria-selected]")) {
      item.removeAttribute("role"); // it is a link among others, one of which adds to them
      item.setAttribute("aria-current", item.getAttribute("aria-selected"));
      item.removeAttribute("aria-selected");
    }
    for (const item of host.querySelectorAll(".CodeMirror-scroll")) item.tabIndex = 0;
    say(".tabsList", "Queries");
    say(".CodeMirror textarea", "SPARQL query");
    say("select", "How the answer is shown");
    say("input:not([type=hidden])", "Search or filter");
    say(".yasqe_queryButton", "Run the query");
    for (const item of host.querySelectorAll("button, a[role=tab], .tabMenu, [role=button]")) {
      if (!item.textContent.trim() && !item.getAttribute("aria-label")) item.setAttribute("aria-label", item.title || item.className || "button");
    }
  }
  nameParts();
  new MutationObserver(nameParts).observe(host, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });

  // A thing of the graph has its page here, under the path of its IRI.
  host.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const base = link && data.bases.find((one) => link.href.startsWith(one));
    if (base) link.href = `/${link.href.slice(base.length)}`;
  }, true);
})();
