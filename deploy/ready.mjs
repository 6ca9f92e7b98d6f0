/* global fetch */

/*
 * Exit code 0 when the service of this container can do its work, for the health
 * check of the image. The service's own variable says which port to ask.
 */
const port =
  process.env.BFF_INTERNAL_PORT ?? process.env.ARCHIVE_INTERNAL_PORT ?? ''
const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(
  () => undefined,
)
process.exitCode = answer?.ok ? 0 : 1
