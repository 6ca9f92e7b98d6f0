import { ContentReceipt, ContentType } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Request } from 'express'
import type { ClientSystem } from '../config.ts'
import type { ArchiveHandlers } from '../handlers.ts'
import { storeContent } from './content-store.ts'
import type { Gate } from './gate.ts'
import { withCodes, type CodeHash } from './kept-client-nodes.ts'
import { receive } from './receive.ts'
import { failuresOf } from './verdict.ts'

const UPLOAD_PATIENCE_MS = 100_000

interface Deps {
  readonly database: Database
  readonly gate: Gate
  /** The client system of a valid access token. @throws {Problem} `caller-refused` */
  readonly clientOf: (req: Request) => Promise<ClientSystem>
  readonly codeHash: CodeHash
  readonly clock: () => Date
  /** Most bytes of one content. */
  readonly maxContentBytes: number
}

/**
 * `receiveContent` → 201 `ContentReceipt` | 400 `invalid-request` when
 * the upload breaks off, 401 `caller-refused`, 413 `too-large`,
 * 415 `unsupported-content`, 422 `content-refused` with every rule that was
 * broken, 503 `unavailable` when it could not be examined in time: come again.
 *
 * The bytes come as they are, streamed to a file, are examined in a separate
 * process, and are stored only when accepted. A delivery to the same register
 * then refers to them by their hash.
 */
export function contentHandlers(deps: Deps): ArchiveHandlers<'receiveContent'> {
  const { database, gate, clientOf, clock, maxContentBytes } = deps
  return {
    receiveContent: async (req, res) => {
      const { controllerId } = await clientOf(req)
      const type = ContentType.safeParse(
        req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase(),
      )
      if (!type.success || req.headers['content-encoding'] !== undefined) {
        throw new Problem('unsupported-content')
      }
      if (Number(req.headers['content-length'] ?? 0) > maxContentBytes) {
        throw new Problem('too-large')
      }

      const received = await receive(req, gate.folder, {
        maxBytes: maxContentBytes,
        patienceMs: UPLOAD_PATIENCE_MS,
      })
      try {
        const verdict = await gate.examine(received.path, type.data)
        if (verdict.outcome === 'refused') {
          throw new Problem('content-refused', {
            failures: failuresOf(verdict.rules),
          })
        }
        const receipt = await storeContent(
          database,
          {
            received,
            type: type.data,
            displayForm: verdict.displayForm,
            clientNodes:
              verdict.clientNodes &&
              withCodes(verdict.clientNodes, deps.codeHash),
            controllerId,
          },
          clock(),
        )
        res.status(201).json(ContentReceipt.parse(receipt))
      } finally {
        await received.discard()
      }
    },
  }
}
