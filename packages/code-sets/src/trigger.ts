import { documentType } from './lookups.ts'

/** MittKanta's own phases (5.2.1), not those of taking the archive into use (3.2). */
export type MittKantaPhase = '1' | 'later'

export interface TriggerReminder {
  /**
   * `none`: the professional is always reminded. `someone-else-heard`: only
   * when the person heard is not the client; no metadata shows that, so the
   * reminder is given together with its condition.
   */
  readonly condition: 'none' | 'someone-else-heard'
}

/**
 * The reminder, when a document is stored, that the client will see it and that
 * the professional should consider restricting it (5.2.2, Tabell 5.2.2). It
 * hides nothing. `undefined` means that the table asks for none.
 */
export function triggerReminder(
  documentTypeId: string,
  phase: MittKantaPhase,
): TriggerReminder | undefined {
  const rule = documentType(documentTypeId)?.reminder ?? 'never'
  switch (rule) {
    case 'never':
      return undefined
    case 'always':
      return { condition: 'none' }
    case 'later-phase':
      return phase === 'later' ? { condition: 'none' } : undefined
    case 'someone-else-heard':
      return { condition: 'someone-else-heard' }
  }
}
