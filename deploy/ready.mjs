/* global fetch */

/*
 * Exit code 0 when the service of this container can do its work, for the health
 * check of the image. The service's own variables say which address to ask.
 */
const variables = process.env
const kind = 'BFF_INTERNAL_PORT' in variables ? 'BFF' : 'ARCHIVE'
const port = variables[`${kind}_INTERNAL_PORT`] ?? ''
const host = variables[`${kind}_INTERNAL_HOST`] ?? '127.0.0.1'
const answer = await fetch(`http://${host}:${port}/ready`).catch(
  () => undefined,
)
process.exitCode = answer?.ok ? 0 : 1
