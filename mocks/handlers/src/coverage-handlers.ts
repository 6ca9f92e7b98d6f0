import { Coverage } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { HttpResponse, type HttpHandler } from 'msw'
import { texts, type Localized } from './localized.ts'
import { taskNames } from './names.ts'
import { hasHeader, problem } from './problem.ts'
import { answers, languageIn } from './subject.ts'

const controllers: readonly {
  readonly name: Localized
  readonly since: string
  readonly serviceTasks: readonly Localized[] | null
  readonly contact: Readonly<
    Record<'telephone' | 'email' | 'web', string | null>
  >
}[] = [
  {
    name: texts(
      'Norrstrands välfärdsområde',
      'Norrstrandin hyvinvointialue',
      'Norrstrand wellbeing services county',
    ),
    since: '2023-01-02',
    serviceTasks: null,
    contact: {
      telephone: '029 000 0000',
      email: 'register@norrstrand.example',
      web: 'norrstrand.example',
    },
  },
  {
    name: texts(
      'Österskärs välfärdsområde',
      'Österskärin hyvinvointialue',
      'Österskär wellbeing services county',
    ),
    since: '2023-09-04',
    serviceTasks: [
      taskNames['elderly-services'],
      taskNames['disability-services'],
    ],
    contact: { telephone: null, email: null, web: null },
  },
]

/** What can appear here: the same in every situation, for everybody. */
export const coverageHandler: HttpHandler = answers(
  operations.coverage,
  ({ request }) => {
    if (!hasHeader(request)) return problem('cross-site')
    const language = languageIn(new URL(request.url))
    return HttpResponse.json(
      Coverage.parse({
        language,
        phase: '1',
        neverShown: ['old-client-document', 'shelter', 'payment-commitment'],
        shownLater: ['journal-entry', 'joint-document', 'adoption-counselling'],
        list: {
          updatedOn: '2024-02-01',
          controllers: controllers.map((controller) => ({
            ...controller,
            name: controller.name[language],
            serviceTasks:
              controller.serviceTasks?.map((name) => name[language]) ?? null,
          })),
        },
        operator: { name: null, feedbackEmail: 'feedback@operator.example' },
      }),
    )
  },
)
