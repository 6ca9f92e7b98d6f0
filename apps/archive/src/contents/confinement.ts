import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const here = fileURLToPath(new URL('.', import.meta.url))

/** The program of a parsing process. */
export const PROGRAM = fileURLToPath(
  new URL('./gate-process.ts', import.meta.url),
)

/** pdf.js, in the order in which it is to be loaded. */
const PDF_LIBRARY = [
  `${here}without-canvas.mjs`,
  require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  require.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
]

const LIBRARY_FOLDERS = new Set(
  [...PDF_LIBRARY, require.resolve('saxes')].map((path) =>
    path.replace(/(?<=[\\/]node_modules[\\/]).*$/, ''),
  ),
)

/** From Node 22.18 on; before, it takes a loader that itself starts processes. */
const readsTypeScript =
  'typescript' in process.features && Boolean(process.features.typescript)

/**
 * Node flags for a parsing process: no `eval`, and, where Node reads TypeScript
 * itself, no other files than its own and those of one folder, no writing, no
 * further processes, threads or native libraries.
 *
 * pdf.js is loaded first, before a loader that would read its three megabytes
 * for TypeScript.
 *
 * @param folder with the contents to be examined
 * @param memoryBytes most memory of its heap
 */
export function confinement(folder: string, memoryBytes: number): string[] {
  const readable = [here, `${folder}/`, ...LIBRARY_FOLDERS]
  return [
    ...PDF_LIBRARY.map((path) => `--import=${path}`),
    ...(readsTypeScript
      ? ['--permission', ...readable.map((path) => `--allow-fs-read=${path}`)]
      : [`--import=${require.resolve('tsx')}`]),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.floor(memoryBytes / 2 ** 20)}`,
  ]
}
