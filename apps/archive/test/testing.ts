/*
 * What the tests of other workspaces use of the archive, by the name
 * `@mittkanta/archive/testing`. Code that runs in production never imports it.
 */
export { MAX_CONTENT_BYTES } from '../src/config.ts'
export { storeContent } from '../src/contents/content-store.ts'
export { GATE_LIMITS } from '../src/contents/gate-limits.ts'
export { createGate, type Gate } from '../src/contents/gate.ts'
export { contentRules } from '../src/contents/verdict.ts'
export { acceptedPdfs } from './contents/accepted-pdfs.ts'
export { activePdfs } from './contents/active-pdfs.ts'
export {
  buildPdf,
  deflatedZeros,
  stream,
  updatedPdf,
} from './contents/build-pdf.ts'
export { hostileMarkup } from './contents/hostile-markup.ts'
export { decisionPage, page } from './contents/pages.ts'
export { openTestArchive, type TestArchive } from './support/archive.ts'
export {
  altered,
  caseDocument,
  clientDocument,
  clientRelation,
  professionalSignature,
} from './support/documents.ts'
export { given, type Given } from './support/given.ts'
