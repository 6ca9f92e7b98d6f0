import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { debianBinary } from './debian-binary.ts'
import { DEPLOY } from './places.ts'
import { start, type Started } from './started.ts'

/** What of nginx.conf is another on this machine than in a container. */
const placesOf = (
  directory: string,
  port: number,
  [first = '', second = '']: readonly string[],
): readonly (readonly [string, string])[] => [
  ['/dev/stderr', join(directory, 'error.log')],
  ['/dev/stdout', join(directory, 'access.log')],
  ['/etc/nginx/tls/certificate.pem', join(directory, 'certificate.pem')],
  ['/etc/nginx/tls/key.pem', join(directory, 'key.pem')],
  ['pid /tmp/', `pid ${directory}/`],
  ['_temp_path /tmp/', `_temp_path ${directory}/`],
  ['listen 8443', `listen 127.0.0.1:${port}`],
  ['server_name mittkanta.example', 'server_name localhost'],
  ['server bff-1:3000', `server 127.0.0.1:${first}`],
  ['server bff-2:3000', `server 127.0.0.1:${second}`],
]

/**
 * Starts an nginx that is not root with `deploy/nginx.conf`, and a certificate
 * for `localhost` made for it.
 *
 * @param directory that everybody may write to; the logs are `access.log` and
 *   `error.log` in it
 * @param port that it listens on
 * @param bffPorts of the two bffs behind it
 * @throws {Error} when there is no nginx, or it does not take the configuration
 */
export async function startNginx(
  directory: string,
  port: number,
  bffPorts: readonly string[],
): Promise<Started> {
  const run = promisify(execFile)
  await run(await debianBinary('openssl'), [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    join(directory, 'key.pem'),
    '-out',
    join(directory, 'certificate.pem'),
  ])
  await chmod(join(directory, 'key.pem'), 0o644)
  let text = await readFile(join(DEPLOY, 'nginx.conf'), 'utf8')
  for (const [inContainer, here] of placesOf(directory, port, bffPorts)) {
    if (!text.includes(inContainer)) throw new Error(`no ${inContainer}`)
    text = text.replaceAll(inContainer, here)
  }
  const path = join(directory, 'nginx.conf')
  await writeFile(path, text)
  const nginx = [await debianBinary('nginx'), '-p', directory, '-c', path]
  const check = start([...nginx, '-t'], directory)
  await once(check.child, 'exit')
  if (check.child.exitCode !== 0) throw new Error(check.printed())

  const running = start([...nginx, '-g', 'daemon off;'], directory)
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}`).then(
      () => true,
      () => false,
    )
    if (isUp) return running
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nginx did not start: ${running.printed()}`)
}
