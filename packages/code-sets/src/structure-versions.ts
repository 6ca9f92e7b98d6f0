import type { StructureStatusId } from './data/structure-statuses.ts'

/** What a structure describes: one of the two structured groups, or any client document in JSON. */
export type StructuredDocument =
  'client-relation-document' | 'case-document' | 'client-document'

/** One published version of a document structure (10.1.2). */
export interface StructureVersion {
  readonly of: StructuredDocument
  /** As a document states it; a day of publication, `R` for a revision on the same day. */
  readonly version: string
  /** Section of the handbook, version 3.5. */
  readonly section: string
  /** The version is ours: the handbook names the structure and prints no version. */
  readonly local?: true
  /** Each status with the Helsinki day from which it holds, oldest first. */
  readonly statuses: readonly {
    readonly status: StructureStatusId
    readonly from: string
  }[]
}

/** The last day of systems of the archive's first phase is 31 August 2024 (12.4.1). */
const AFTER_PHASE_1 = '2024-09-01'

/**
 * The versions that the handbook prints (12.4.1, 12.4.2), and local ones where it
 * prints none. A version is ready from its publication and outdated from that of
 * the next one (10.1.2). The handbook leaves to THL when an outdated version is
 * removed, so only the structures of the archive's first phase are. The register
 * of structures (Sosmeta) takes the place of this list once it is connected.
 */
export const structureVersions: readonly StructureVersion[] = [
  {
    of: 'client-relation-document',
    // The version of phase 1: older than June 2019 (5.2.1).
    version: '2018-05-01',
    section: '12.4.2',
    local: true,
    statuses: [
      { status: 'ready', from: '2018-05-01' },
      { status: 'outdated', from: '2019-11-25' },
      { status: 'removed', from: AFTER_PHASE_1 },
    ],
  },
  {
    of: 'client-relation-document',
    version: '2019-11-25',
    section: '12.4.2',
    statuses: [
      { status: 'ready', from: '2019-11-25' },
      { status: 'outdated', from: '2020-04-07' },
    ],
  },
  {
    of: 'client-relation-document',
    version: '2020-04-07',
    section: '12.4.2',
    statuses: [
      { status: 'ready', from: '2020-04-07' },
      { status: 'outdated', from: '2022-01-10' },
    ],
  },
  {
    of: 'client-relation-document',
    version: '2022-01-10',
    section: '12.4.1',
    statuses: [{ status: 'ready', from: '2022-01-10' }],
  },
  {
    of: 'case-document',
    version: '2018-05-01',
    section: '12.4.1',
    local: true,
    statuses: [
      { status: 'ready', from: '2018-05-01' },
      { status: 'outdated', from: '2019-11-25' },
      { status: 'removed', from: AFTER_PHASE_1 },
    ],
  },
  ...['2019-11-25', '2019-11-25R'].map((version): StructureVersion => ({
    of: 'case-document',
    version,
    section: '12.4.1',
    statuses: [
      { status: 'ready', from: '2019-11-25' },
      { status: 'outdated', from: '2020-04-07' },
    ],
  })),
  {
    of: 'case-document',
    version: '2020-04-07',
    section: '12.4.1',
    statuses: [
      { status: 'ready', from: '2020-04-07' },
      { status: 'outdated', from: '2022-04-29' },
    ],
  },
  {
    of: 'case-document',
    version: '2022-04-29',
    section: '12.4.1',
    statuses: [{ status: 'ready', from: '2022-04-29' }],
  },
  {
    of: 'client-document',
    version: '2022-01-10',
    section: '10.1.5',
    local: true,
    statuses: [{ status: 'ready', from: '2022-01-10' }],
  },
]

/**
 * The status of a version on a day; `undefined` when the version is unknown, or
 * published later.
 *
 * @param day Helsinki calendar day, `YYYY-MM-DD`
 */
export function structureStatusOn(
  of: StructuredDocument,
  version: string,
  day: string,
): StructureStatusId | undefined {
  return structureVersions
    .find((one) => one.of === of && one.version === version)
    ?.statuses.findLast(({ from }) => from <= day)?.status
}

/**
 * The version with which client systems draw up documents on a day: the newest
 * that is ready.
 *
 * @throws {RangeError} when none was ready on that day
 */
export function readyStructureVersion(
  of: StructuredDocument,
  day: string,
): string {
  const ready = structureVersions.findLast(
    (one) =>
      one.of === of && structureStatusOn(of, one.version, day) === 'ready',
  )
  if (!ready) throw new RangeError(`no structure of a ${of} was ready`)
  return ready.version
}
