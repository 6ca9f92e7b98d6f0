import {
  ActingAnswer,
  ActingFinished,
  ActingList,
  ActingStarted,
  Visits,
} from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { HttpResponse, type HttpHandler } from 'msw'
import {
  actingFor,
  mockSubject,
  PEOPLE,
  personOf,
  type MockPerson,
} from './people.ts'
import { hasHeader, problem } from './problem.ts'
import type { Situation } from './situations.ts'
import { answers } from './subject.ts'

/** Where the mocked registry, which asks nothing, sends the browser. */
const BACK = '/acting/return?code=mock-code&state=mock-state'

/** Whom the mocked reader acts for, until they are ended. */
export class MockActing {
  readonly #situation: Situation
  readonly #ended = new Set<MockPerson>()

  constructor(situation: Situation) {
    this.#situation = situation
  }

  /** The person behind a handle, or the problem that the bff answers. */
  person(handle: string): MockPerson | Response {
    if (this.#situation === 'acting-unavailable')
      return problem('registry-unavailable')
    const person = personOf(handle)
    if (person === undefined || this.#ended.has(person))
      return problem('not-acting')
    return this.#situation === 'acting-ended' ? problem('not-acting') : person
  }

  list(): ActingList {
    const isOffered = this.#situation !== 'acting-not-offered'
    return ActingList.parse({
      isOffered,
      people: isOffered
        ? PEOPLE.filter((person) => !this.#ended.has(person)).map((person) =>
            this.tell(person),
          )
        : [],
    })
  }

  tell(person: MockPerson) {
    return this.#situation === 'acting-ends-soon'
      ? actingFor(person, 20)
      : actingFor(person)
  }

  end(person: MockPerson): void {
    this.#ended.add(person)
  }
}

/** The handlers under `/api/acting`, and the visits of one's own record. */
export function actingHandlers(
  situation: Situation,
  acting: MockActing,
): readonly HttpHandler[] {
  return [
    answers(operations.actingList, ({ request }) =>
      hasHeader(request)
        ? HttpResponse.json(acting.list())
        : problem('cross-site'),
    ),
    answers(operations.startActing, ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      if (situation === 'acting-unavailable')
        return problem('registry-unavailable')
      return HttpResponse.json(ActingStarted.parse({ next: BACK }))
    }),
    answers(operations.finishActing, async ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      if (!ActingAnswer.safeParse(await request.json()).success)
        return problem('invalid-request')
      if (situation === 'acting-unavailable')
        return problem('registry-unavailable')
      return HttpResponse.json(
        ActingFinished.parse(
          situation === 'acting-refused'
            ? { outcome: 'refused' }
            : { outcome: 'acting', subjectRef: mockSubject('child') },
        ),
      )
    }),
    answers(
      operations.acting,
      ({ request, params: { subjectRef: handle } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const person = acting.person(handle)
        return person instanceof Response
          ? person
          : HttpResponse.json(acting.tell(person))
      },
    ),
    answers(
      operations.endActing,
      ({ request, params: { subjectRef: handle } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const person = personOf(handle)
        if (person === undefined) return problem('not-acting')
        acting.end(person)
        return new HttpResponse(null, { status: 204 })
      },
    ),
    answers(operations.visits, ({ request, params: { subjectRef } }) => {
      if (!hasHeader(request)) return problem('cross-site')
      return subjectRef === 'self'
        ? HttpResponse.json(visitsOf(situation))
        : problem('not-found')
    }),
  ]
}

function visitsOf(situation: Situation): Visits {
  if (situation !== 'minor') return Visits.parse({ visits: [] })
  return Visits.parse({
    visits: [
      { date: '2024-02-27', ground: 'guardian' },
      { date: '2024-02-21', ground: 'guardian' },
      { date: '2024-02-21', ground: 'right-to-information' },
    ],
  })
}
