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

  const endpoint = new URL("/sparql", location.href).href;
  const editor = new Yasgui(host, {
    requestConfig: { endpoint, method: "POST", headers: {} },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    persistenceId: "kg",
    yasqe: {
      value: data.sparql,
      autocompleters: ["prefixes", "variables", "kg-classes", "kg-properties"],
      resizeable: true,
      showQueryButton: true,
    },
    yasr: { prefixes: data.prefixes },
  });
  if (data.given && !location.hash) editor.addTab(true).setQuery(data.sparql);

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

  // A thing of the graph has its page here, under the path of its IRI.
  host.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const base = link && data.bases.find((one) => link.href.startsWith(one));
    if (base) link.href = `/${link.href.slice(base.length)}`;
  }, true);
})();
