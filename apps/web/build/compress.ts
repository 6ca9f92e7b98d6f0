import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Smaller files gain nothing that pays for a second copy. */
const SMALLEST_BYTES = 1024

/** The best quality takes seconds on larger files and gains a few per cent. */
const LARGE_BYTES = 400_000
const QUALITY_OF_LARGE = 9

const COMPRESSIBLE = /\.(js|css|html|svg|json|wasm)$/

/** Writes `.br` and `.gz` beside every file of the build that gets smaller by it. */
export function compress(): Plugin {
  return {
    name: 'mittkanta:compress',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const add = async (fileName: string, source: Promise<Uint8Array>) =>
          this.emitFile({ type: 'asset', fileName, source: await source })
        await Promise.all(
          Object.entries(bundle).flatMap(([fileName, file]) => {
            const source = Buffer.from(
              file.type === 'chunk' ? file.code : file.source,
            )
            if (!COMPRESSIBLE.test(fileName) || source.length < SMALLEST_BYTES)
              return []
            const quality =
              source.length < LARGE_BYTES
                ? constants.BROTLI_MAX_QUALITY
                : QUALITY_OF_LARGE
            const params = {
              [constants.BROTLI_PARAM_QUALITY]: quality,
              [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
            }
            return [
              add(`${fileName}.br`, brotli(source, { params })),
              add(`${fileName}.gz`, zip(source, { level: 9 })),
            ]
          }),
        )
      },
    },
  }
}
