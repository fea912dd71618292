// Forms and tables as they begin: the least that is valid.
export const emptyForm = (id) => `${JSON.stringify({ type: "default", id, schemaVersion: 18, components: [] }, null, 2)}\n`;

export const emptyTable = (id, name) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="${id}_definitions" name="${escaped(name)}" namespace="http://shouli.example/dmn">
  <decision id="${id}" name="${escaped(name)}">
    <decisionTable id="${id}_table" hitPolicy="FIRST">
      <input id="${id}_input" label=""><inputExpression id="${id}_expression" typeRef="string"><text></text></inputExpression></input>
      <output id="${id}_output" label="" name="result" typeRef="string" />
    </decisionTable>
  </decision>
  <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="${id}"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</definitions>
`;

const escaped = (text) => text.replace(/[<>&"\n]/g, (sign) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "\n": " " })[sign]);
