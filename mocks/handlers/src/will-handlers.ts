import { PreviewRequest, WillCommand } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { HttpResponse, type HttpHandler } from 'msw'
import {
  choicesOf,
  MockWills,
  previewOf,
  type Beginning,
} from './mock-wills.ts'
import { controllerIds, controllers } from './names.ts'
import { groundOf, personOf } from './people.ts'
import { hasHeader, problem } from './problem.ts'
import type { MockRecord } from './records.ts'
import type { Situation } from './situations.ts'
import { answers, languageIn, type RecordAt, type Subject } from './subject.ts'

/** Permitted, with prohibitions of two kinds. */
const DECIDED: Beginning = {
  informedBy: 'client',
  permission: 'positive',
  targets: [
    { kind: 'controller', controllerId: controllerIds[controllers.lakes] },
    { kind: 'service-task', task: 'disability-services' },
  ],
}

const NOTHING: Beginning = { informedBy: null }

/** The initial contents of a register. */
function beginningOf(subject: string, situation: Situation): Beginning {
  switch (personOf(subject)) {
    case 'child':
      return situation === 'minor-decides'
        ? { informedBy: 'provider', permission: 'positive' }
        : NOTHING
    case 'read-only-child':
      return NOTHING
    case 'mandate-giver':
      return { informedBy: 'client', permission: 'negative' }
    case undefined:
      break
  }
  if (situation === 'minor') return { ...DECIDED, informedBy: 'provider' }
  return situation === 'empty' ? NOTHING : DECIDED
}

/** The handlers of the will register. What is changed stays changed. */
export function willHandlers(
  situation: Situation,
  recordAt: RecordAt,
): readonly HttpHandler[] {
  const registers = new Map<string, MockWills>()
  let mayInterfere = situation === 'will-changed'

  const registerOf = (subject: string): MockWills => {
    const person = personOf(subject)
    const wills =
      registers.get(subject) ??
      new MockWills(
        {
          ground: person ? groundOf(person) : 'own',
          isMinor: person === undefined && situation === 'minor',
        },
        beginningOf(subject, situation),
      )
    registers.set(subject, wills)
    return wills
  }

  /** Answers with a register and its record, or with what is in the way. */
  const answered =
    (
      answer: (
        wills: MockWills,
        record: MockRecord,
        request: Request,
      ) => Promise<Response> | Response,
    ) =>
    async ({ request, params }: { request: Request; params: Subject }) => {
      if (!hasHeader(request)) return problem('cross-site')
      const record = await recordAt(params.subjectRef)
      return record instanceof Response
        ? record
        : answer(registerOf(params.subjectRef), record, request)
    }

  const told = (wills: MockWills, record: MockRecord, request: Request) =>
    HttpResponse.json(wills.tell(record, languageIn(new URL(request.url))))

  return [
    answers(operations.wills, answered(told)),
    answers(
      operations.changeWill,
      answered(async (wills, record, request) => {
        const command = WillCommand.safeParse(await request.json())
        if (!command.success) return problem('invalid-request')
        if (situation === 'will-refused') return problem('will-refused')
        if (mayInterfere) {
          mayInterfere = false
          wills.interfere({ kind: 'service-task', task: 'child-protection' })
        }
        const refusal = wills.change(command.data)
        return refusal ? problem(refusal) : told(wills, record, request)
      }),
    ),
    answers(
      operations.previewWill,
      answered(async (wills, record, request) => {
        const asked = PreviewRequest.safeParse(await request.json())
        if (!asked.success) return problem('invalid-request')
        return wills.mayChange()
          ? HttpResponse.json(previewOf(record, asked.data.targets))
          : problem('will-refused')
      }),
    ),
    answers(
      operations.willChoices,
      answered((wills, record, request) =>
        wills.maySee()
          ? HttpResponse.json(
              choicesOf(record, languageIn(new URL(request.url))),
            )
          : problem('not-found'),
      ),
    ),
  ]
}
