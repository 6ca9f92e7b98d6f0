import {
  ArchiveWills,
  Controllers,
  PreviewRequest,
  WillCommand,
  WillPreview,
} from '@mittkanta/contracts'
import { input, Problem } from '@mittkanta/problems'
import { endJson, jsonBody } from '@mittkanta/service-kit'
import { standingOf } from '@mittkanta/will-policy'
import type { ArchiveHandlers } from '../handlers.ts'
import { beginner, type BeginDeps, type Begun } from '../reading/begin.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { willFacts, willsFor } from './answer.ts'
import { changeWills } from './change.ts'
import { joinedControllers } from './controllers.ts'
import { previewWills } from './preview.ts'
import { refusalDetail } from './refusal.ts'
import { loadRegister, versionOf } from './register.ts'

export interface WillsDeps extends BeginDeps {
  readonly usageLog: UsageLog
}

/** Five hundred targets, with room. */
const sent = jsonBody('128kb')

/**
 * The will register for the portal (11.4, Tabell 5.6.1):
 *
 * - `wills` → `ArchiveWills`
 * - `changeWill`, a `WillCommand` → `ArchiveWills` |
 *   400, 409 `will-changed` or `conflict`, 422 `will-refused`
 * - `previewWill`, a `PreviewRequest` → `WillPreview` | 400, 422
 * - `controllers` → `Controllers` | 404 for a reader who may not see prohibitions
 *
 * All: 401, 404 and 503 as the portal routes. Handlers are of one order: who,
 * input, load and decide, record, answer; a change and its record are one
 * transaction.
 */
export function willsHandlers(
  deps: WillsDeps,
): ArchiveHandlers<'wills' | 'changeWill' | 'previewWill' | 'controllers'> {
  const { database } = deps
  const begin = beginner(deps)
  /** What is refused is recorded as well. */
  const recordRefusal =
    ({ record }: Begun, event: string, command: string) =>
    async (error: unknown) => {
      if (error instanceof Problem) {
        await record(event, refusalDetail(command, error))
      }
      throw error
    }

  return {
    wills: async (req, res) => {
      const begun = await begin(req)
      const register = await loadRegister(database, begun.caller.subjectId)
      const told = ArchiveWills.parse(await willsFor(database, register, begun))
      await begun.record('wills', {
        information: String(versionOf(register, 'information')),
        permission: String(versionOf(register, 'permission')),
        prohibitions: String(versionOf(register, 'prohibitions')),
      })
      endJson(res, told)
    },

    changeWill: async (req, res) => {
      const begun = await begin(req)
      const command = input(WillCommand, await sent(req, res))
      const told = await changeWills(deps, begun, command).catch(
        recordRefusal(begun, 'will-change', command.command),
      )
      endJson(res, ArchiveWills.parse(told))
    },

    previewWill: async (req, res) => {
      const begun = await begin(req)
      const { targets } = input(PreviewRequest, await sent(req, res))
      const preview = await previewWills(database, begun, targets).catch(
        recordRefusal(begun, 'will-preview', 'preview'),
      )
      await begun.record('will-preview', {
        prohibited: String(preview.prohibited),
      })
      endJson(res, WillPreview.parse(preview))
    },

    controllers: async (req, res) => {
      const { caller, record } = await begin(req)
      const facts = willFacts({}, caller)
      if (standingOf('see-prohibitions', facts) !== 'open') {
        throw new Problem('not-found')
      }
      const controllers = await joinedControllers(database)
      await record('controllers', { controllers: String(controllers.length) })
      endJson(res, Controllers.parse({ controllers }))
    },
  }
}
