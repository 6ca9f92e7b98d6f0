import { toPlainDate } from '@mittkanta/calendar'
import { line } from '@mittkanta/contracts'
import { z } from 'zod'
import { Case, ClientRelation } from './cases.ts'
import { Document } from './documents.ts'
import { Refusal, Viewing } from './expectations.ts'
import { Controller, Producer, Professional } from './organisations.ts'
import { Person, Relation } from './people.ts'
import { Day, Key, Texts } from './primitives.ts'

/** A scenario file as it is written; `readScenario` checks its references too. */
export const Scenario = z
  .strictObject({
    $schema: line(1000).optional(),
    key: Key,
    arc: z
      .string()
      .regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*))*$/, 'numbers with dots between')
      .meta({
        description:
          'Arc of the OIDs of its documents and cases, unlike that of any scenario in the same archive',
      }),
    title: Texts,
    today: Day.default(toPlainDate('2024-03-01')).meta({
      description: 'The day of the story on which it is told',
    }),
    people: z.array(Person).min(1),
    relations: z.array(Relation).default([]),
    controllers: z.array(Controller).min(1),
    producers: z.array(Producer).default([]),
    professionals: z.array(Professional).min(1),
    clientRelations: z.array(ClientRelation).default([]),
    cases: z.array(Case).default([]),
    documents: z.array(Document).default([]),
    refusals: z.array(Refusal).default([]),
    viewings: z.array(Viewing).default([]),
  })
  .meta({
    id: 'Scenario',
    title: 'Scenario',
    description:
      'People, their client relations, cases and documents, as the client systems of organisers store them, and what each viewer must see',
  })
export type Scenario = z.infer<typeof Scenario>
