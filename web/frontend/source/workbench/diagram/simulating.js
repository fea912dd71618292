import Viewer from "bpmn-js/lib/NavigatedViewer";
import TokenSimulation from "bpmn-js-token-simulation/lib/viewer";
import { translation } from "../words/translating.js";

export const makeViewer = (container) => new Viewer({ container, additionalModules: [TokenSimulation, translation()] });
