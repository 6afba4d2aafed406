// Unpacks the data of a large graph: see kg/view/packing.py, which packs it.

function unpack(data) {
  if (!data.packed) return data;
  const { nodes, facts, edges, evidence } = Object.fromEntries(Object.entries(data.packed).map(([name, columns]) => [name, rowsOf(columns)]));
  let next = 0;
  for (const fact of facts) {
    fact.evidence = evidence.slice(next, next + fact.evidence);
    next += fact.evidence.length;
  }
  const seen = new Set();
  for (const fact of facts) {
    for (const { q } of fact.evidence) {
      if (seen.has(q)) continue;
      seen.add(q);
      data.quotes[q] = withNames(data.quotes[q], nodes[fact.s].label, nodes[fact.o].label);
    }
  }
  edges.forEach((edge, index) => {
    edge.id = index;
    const first = edge.facts && facts[edge.facts[0]];
    if (first) Object.assign(edge, { from: first.s, to: first.o, relation: first.r, look: first.look });
    edge.from = nodes[edge.from].id;
    edge.to = nodes[edge.to].id;
  });
  return { ...data, nodes, facts, edges, packed: null };
}

function rowsOf(columns) {
  const keys = Object.keys(columns);
  const rows = keys.length ? columns[keys[0]].map(() => ({})) : [];
  for (const key of keys) columns[key].forEach((value, index) => { if (value !== null) rows[index][key] = value; });
  return rows;
}

function withNames(quote, subject, object) {
  if (quote.startsWith("\u0001\u0001")) return quote.slice(2);
  return quote.replace(/[\u0001\u0002]/g, (mark) => (mark === "\u0001" ? subject : object));
}
