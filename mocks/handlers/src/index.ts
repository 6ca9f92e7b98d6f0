export { handlersFor } from './handlers.ts'
export { mockRef } from './records.ts'
export { samplePdf } from './sample-pdf.ts'
export { isSituation, SITUATIONS, type Situation } from './situations.ts'
