// The worker: holds the graph in Oxigraph and answers one query after the other.
// It stands behind Oxigraph's own module, whose names it uses.

let store = null;

onmessage = async ({ data }) => {
  try {
    if (data.wasm) {
      initSync({ module: data.wasm });
      store = new Store();
      store.load(data.turtle, { format: "text/turtle", no_transaction: true });
      postMessage({ ready: true });
    } else postMessage({ id: data.id, ...answer(data) });
  } catch (error) {
    postMessage({ id: data.id, error: String((error && error.message) || error) });
  }
};

function answer({ query, graph }) {
  const started = performance.now();
  const took = () => performance.now() - started;
  if (!graph) return { json: store.query(query, { results_format: "json" }), took: took() };
  const quads = store.query(query);
  const copy = new Store(quads);
  return { turtle: copy.dump({ format: "text/turtle", from_graph_name: defaultGraph() }), json: JSON.stringify(tableOf(quads)), took: took() };
}

// The triples of CONSTRUCT and DESCRIBE as rows.
function tableOf(quads) {
  const cell = (found) => {
    if (found.termType === "NamedNode") return { type: "uri", value: found.value };
    if (found.termType === "BlankNode") return { type: "bnode", value: found.value };
    return { type: "literal", value: found.value, ...(found.language ? { "xml:lang": found.language } : { datatype: found.datatype && found.datatype.value }) };
  };
  const bindings = quads.map(({ subject, predicate, object }) => ({ subject: cell(subject), predicate: cell(predicate), object: cell(object) }));
  return { head: { vars: ["subject", "predicate", "object"] }, results: { bindings } };
}
