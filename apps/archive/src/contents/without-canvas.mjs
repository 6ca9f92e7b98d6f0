/*
 * pdf.js looks for a canvas as soon as it is loaded, in Node.js for a native
 * library. The gate draws nothing: it must not load one. Plain JavaScript,
 * because it is loaded before anything that reads TypeScript.
 */
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  globalThis[name] ??= Object
}
