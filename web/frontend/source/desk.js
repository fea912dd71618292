// What every page of the desk loads: htmx for the few parts that change in place, and the small behaviours of our own.
import htmx from "htmx.org";
import { focusOnSummary } from "./focus.js";
import { keepWhatIsTyped } from "./keeping.js";
import { goOn, guardAgainstDoubleSending } from "./sending.js";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.historyCacheSize = 0; // pages about people stay in no cache
htmx.config.scrollBehavior = "auto";

focusOnSummary(document);
guardAgainstDoubleSending(document);
keepWhatIsTyped(document);
goOn(document);
document.addEventListener("htmx:afterSettle", (event) => focusOnSummary(event.target));
