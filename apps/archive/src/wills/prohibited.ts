import type { ProhibitionTarget } from '@mittkanta/contracts'

/** What of a document a prohibition can hit. */
export interface Prohibitable {
  /** How the record of the one who prohibits calls it. */
  readonly ref: string
  readonly tasks: readonly string[]
  /**
   * In whose register it was made. Who answers for it now may be another one, to
   * whom a prohibition does not extend (11.4, decision A52).
   */
  readonly originalControllerId: string
}

/** Whether one of the prohibitions hits a document (11.4). */
export const isProhibited = (
  targets: readonly ProhibitionTarget[],
  { ref, tasks, originalControllerId }: Prohibitable,
): boolean =>
  targets.some((target) => {
    switch (target.kind) {
      case 'controller':
        return target.controllerId === originalControllerId
      case 'service-task':
        return tasks.includes(target.task)
      case 'document':
        return target.ref === ref
    }
  })

/**
 * The original controller of the row `alias` of `reading`: as its metadata say
 * (12.4.4), else in whose register its first version was stored.
 */
export const originalController = (alias: string): string => `
  (SELECT COALESCE(newest.metadata ->> 'originalControllerId', made.controller_id)
   FROM document_version newest, document_version made
   WHERE newest.document_id = ${alias}.document_id
     AND made.document_id = ${alias}.first_document_id)`
