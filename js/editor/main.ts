// Entry of the editor bundle: registers the element, nothing else.

import { CodeEditor } from "./element.ts";

customElements.define("code-editor", CodeEditor);
