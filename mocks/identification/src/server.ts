import type { RequestListener } from 'node:http'
import { listen, type RunningServer } from '@mittkanta/service-kit'
import type { IdentificationSettings } from './config.ts'
import {
  createIdentification,
  type IdentificationParts,
} from './create-identification.ts'

/** A running stand-in. */
export interface RunningIdentification extends RunningServer {
  readonly issuer: string
}

/**
 * Starts the stand-in on the loopback address.
 *
 * @param settings without `issuer`, it is `http://localhost:<port>`
 * @param port 0 lets the system choose one
 * @throws as `createIdentification`, or the system's error when the port is taken
 */
export async function startIdentification(
  settings: IdentificationSettings,
  parts: IdentificationParts,
  port: number,
): Promise<RunningIdentification> {
  // The issuer holds the port, which is known only once the server listens.
  let handler: RequestListener = (_req, res) => {
    res.writeHead(503).end()
  }
  const server = await listen((req, res) => handler(req, res), port)
  const issuer = settings.issuer ?? `http://localhost:${server.port}`
  try {
    handler = createIdentification({ ...settings, issuer }, parts)
  } catch (error) {
    await server.close()
    throw error
  }
  return { ...server, issuer }
}
