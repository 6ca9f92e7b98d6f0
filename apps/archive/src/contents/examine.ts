import { readFile } from 'node:fs/promises'
import type { ContentType } from '@mittkanta/contracts'
import { displayFormOf } from './display-form.ts'
import { examinePdf } from './examine-pdf.ts'
import { examineStructuredForm } from './structured-form.ts'
import { refusal, type Verdict } from './verdict.ts'

/** Examines a received file by its declared type. Runs in the gate's own process. */
export async function examine(
  path: string,
  type: ContentType,
): Promise<Verdict> {
  const { buffer, byteOffset, byteLength } = await readFile(path)
  // pdf.js takes plain bytes only, not Node's own kind.
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  if (bytes.length === 0) return refusal('content-empty')
  switch (type) {
    case 'application/pdf':
      return examinePdf(bytes)
    case 'application/xhtml+xml':
      return displayFormOf(bytes)
    case 'application/json':
      return examineStructuredForm(bytes)
  }
}
