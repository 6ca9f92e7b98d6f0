import { prepared, type Prepared } from './prepared.ts'

/** The columns that say since when a kind of reader has had a document. */
export interface Dates {
  /** The Helsinki day. */
  readonly on: string
  /** The instant. */
  readonly at: string
}

const CLIENT: Dates = { on: 'available_on', at: 'available_at' }
const GUARDIANS: Dates = {
  on: 'available_on_for_guardians',
  at: 'available_at_for_guardians',
}

/**
 * Writes a statement for each kind of reader, whose dates differ (decision A3):
 * one for the client and holders of the client's mandate, one for those who
 * read as guardians. Neither names the other's columns.
 *
 * @param write gives the text, see `prepared`
 */
export function preparedForReader<Name extends string>(
  name: string,
  write: (of: (parameter: Name) => string, dates: Dates) => string,
): (
  values: Readonly<Record<Name, unknown>> & {
    readonly readsAsGuardian: boolean
  },
) => ReturnType<Prepared<Name>> {
  const forClient = prepared<Name>(name, (of) => write(of, CLIENT))
  const forGuardians = prepared<Name>(`${name}-for-guardians`, (of) =>
    write(of, GUARDIANS),
  )
  return (values) =>
    values.readsAsGuardian ? forGuardians(values) : forClient(values)
}
