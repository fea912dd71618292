// The procedure's own names, for the completion of FEEL: answers of its forms, results of its tasks and decisions.
const OURS = [
  ["case", "number, opened"],
  ["departments", ""],
];

export function names(place) {
  let known = [];
  const ask = async () => {
    const told = await place.server.names();
    known = told.names;
    place.known = told;
    return told;
  };
  const refresh = () => ask().catch(() => {}); // what is known stays known
  refresh();

  function VariableResolver() {}
  VariableResolver.prototype.getVariablesForElement = async () => [
    ...known.map(({ name, label, kind }) => ({ name, info: label, detail: kind })),
    ...OURS.map(([name, info]) => ({ name, info })),
  ];
  return { ask, refresh, module: { variableResolver: ["type", VariableResolver] } };
}
