// The procedure's own names, for the completion of FEEL: answers of its forms, results of its tasks and decisions.
const OURS = [
  ["case", "number, opened"],
  ["departments", ""],
];

export function names(place) {
  let known = [];
  const ask = async () => {
    const told = await place.server.names().catch(() => null);
    if (told) {
      known = told.names;
      place.known = told;
    }
    return told;
  };
  ask();

  function VariableResolver() {}
  VariableResolver.prototype.getVariablesForElement = async () => [
    ...known.map(({ name, label, kind }) => ({ name, info: label, detail: kind })),
    ...OURS.map(([name, info]) => ({ name, info })),
  ];
  return { ask, module: { variableResolver: ["type", VariableResolver] } };
}
