declare module 'virtual:pdf-worker' {
  /** The source text of pdf.js's worker as a classic script; see `build/viewer.ts`. */
  const source: string
  export default source
}
