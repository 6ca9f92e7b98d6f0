import { parseArgs } from 'node:util'

/** What the command line of `npm start` asks for. */
export interface StartOptions {
  /** Files to load instead of the shipped stories. */
  readonly scenarioFiles: readonly string[]
  readonly isEmpty: boolean
  readonly phase: '1' | 'later'
  readonly port: number
  readonly directory: string
  /** Whether the pages come from Vite, with hot reload. */
  readonly isDevelopment: boolean
}

export const USAGE = `npm start -- [options]

  --scenario FILE …   load these scenario files instead of the twelve stories
  --empty             load nothing
  --phase 1|later     MittKanta's phase (default 1)
  --port N            port of the portal (default 3000); archive,
                      identification and authorisations take N + 100,
                      N + 200 and N + 300
  --data DIR          where the data are kept (default .data)
`

/**
 * Reads the command line.
 *
 * @throws {Error} with a sentence for the person who typed it
 */
export function readOptions(args: readonly string[]): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scenario: { type: 'string', multiple: true, default: [] },
      empty: { type: 'boolean', default: false },
      phase: { type: 'string', default: '1' },
      port: { type: 'string', default: '3000' },
      data: { type: 'string', default: '.data' },
      dev: { type: 'boolean', default: false },
    },
  })
  const { phase } = values
  if (phase !== '1' && phase !== 'later') {
    throw new Error(`--phase is "1" or "later", not "${phase}"`)
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_000) {
    throw new Error(`--port is a number from 1 to 65000, not "${values.port}"`)
  }
  // `--scenario a.json b.json` names two files.
  const scenarioFiles = [...values.scenario, ...positionals]
  if (positionals.length > 0 && values.scenario.length === 0) {
    throw new Error(`"${positionals.join(' ')}" is not an option`)
  }
  if (values.empty && scenarioFiles.length > 0) {
    throw new Error('--empty and --scenario do not go together')
  }
  return {
    scenarioFiles,
    isEmpty: values.empty,
    phase,
    port,
    directory: values.data,
    isDevelopment: values.dev,
  }
}
