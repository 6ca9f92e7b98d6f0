import { asvsDocument } from './asvs/document.ts'
import { TABLE } from './asvs/table.ts'
import { generatedDocument } from './generated-document.ts'

/** Writes docs/asvs.md. */
await generatedDocument('docs/asvs.md', asvsDocument(TABLE))
