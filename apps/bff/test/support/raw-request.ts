import { connect } from 'node:net'

/** How long an answer may take to begin. */
const PATIENCE_MS = 2_000

/**
 * Sends bytes that no HTTP library would send.
 *
 * @returns the status lines of all answers that came before the connection was
 *   closed, or before nothing more came
 */
export async function rawRequest(
  url: string,
  bytes: string,
): Promise<{ readonly statuses: number[]; readonly text: string }> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  socket.write(bytes, 'latin1')
  let text = ''
  try {
    for await (const chunk of socket) text += String(chunk)
  } catch {
    // Cut off in the middle: what came is what counts.
  }
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(
    ([, status]) => Number(status),
  )
  return { statuses, text }
}
