import * as Plot from "@observablehq/plot";

window.tenureReady = typeof Plot.plot === "function";
