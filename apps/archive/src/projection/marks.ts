import type { StoredMetadata } from '../stored/as-stored.ts'

/** The restriction marks of a document, as the reading tables hold them. */
export function markColumns({
  specialContent,
  showFrom,
  guardianDisclosure,
}: StoredMetadata) {
  return {
    // An explicit "not marked" is a value: special content is "ja" or nothing
    // (5.3.2).
    special_content: specialContent === true ? 'yes' : 'no',
    show_from: showFrom ?? null,
    guardian_disclosure: guardianDisclosure ?? 'not-given',
  }
}
