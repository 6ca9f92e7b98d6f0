import { listen, type RunningServer } from '@mittkanta/service-kit'
import type { AuthorizationsSettings } from './config.ts'
import {
  createAuthorizations,
  type Authorizations,
  type AuthorizationsParts,
} from './create-authorizations.ts'

/** A running stand-in. */
export interface RunningAuthorizations
  extends RunningServer, Pick<Authorizations, 'behave' | 'populate'> {}

/**
 * Starts the stand-in on the loopback address.
 *
 * @param port 0 lets the system choose one
 * @throws as `createAuthorizations`, or the system's error when the port is taken
 */
export async function startAuthorizations(
  settings: AuthorizationsSettings,
  parts: AuthorizationsParts,
  port: number,
): Promise<RunningAuthorizations> {
  const { handler, behave, populate, stop } = createAuthorizations(
    settings,
    parts,
  )
  const server = await listen(handler, port)
  return {
    ...server,
    behave,
    populate,
    close: () => {
      stop()
      return server.close()
    },
  }
}
