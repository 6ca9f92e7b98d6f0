import { randomUUID } from 'node:crypto'
import { toPlainDate } from '@mittkanta/calendar'
import { PersonId } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { explain, type Question } from '../../src/admin/explain.ts'
import { explanationText } from '../../src/admin/explanation-text.ts'
import { ACTIVE_USE_YEARS } from '../reading/oracle/arbitraries.ts'
import { record, visible, visiblePaper } from '../reading/records.ts'
import { HIDDEN, portalSuite, restricted } from '../reading/suite.ts'

const SETTINGS = { phase: '1', activeUseYears: ACTIVE_USE_YEARS } as const
const TODAY = toPlainDate('2026-03-10')

describe.each(ENGINES)('explain on %s', (engine) => {
  const suite = portalSuite(engine)

  const ask = async (
    person: string,
    document: string,
    over: Partial<Question> = {},
  ) => {
    const self = PersonId.parse(person)
    await suite().database.query({
      text: "UPDATE person SET birth_date = '1980-01-01' WHERE person_id = $1",
      values: [person],
    })
    return explain(
      suite().database,
      {
        document,
        reader: self,
        subject: self,
        ground: 'own',
        on: TODAY,
        ...over,
      },
      SETTINGS,
    )
  }
  /** What the reading path itself has written of its newest opening. */
  const logged = async () => {
    const [row] = await suite().database.query({
      text: 'SELECT detail FROM usage_log ORDER BY sequence DESC LIMIT 1',
    })
    return row?.detail
  }

  it.each([['shown', {}], ...Object.entries(HIDDEN)])(
    'says of a document that is %s what the reading path decides',
    async (_words, change) => {
      const { person, ref } = await record(suite().database, [
        { ...visible, ...change },
      ])
      await suite().read(person, `/documents/${ref(0)}`)
      const { decision } = await ask(person, ref(0))
      if (decision === 'missing') throw new Error('not found')
      const { outcome } = decision
      const told =
        decision.outcome === 'shown'
          ? { outcome, ground: decision.ground }
          : { outcome, reasons: decision.reasons }

      expect(await logged()).toEqual({ ref: ref(0), ...told })
    },
  )

  it('explains an attachment by its main document', async () => {
    const { person, ref } = await record(suite().database, [
      { ...visible, marks: restricted, attachments: [visiblePaper] },
    ])

    expect((await ask(person, ref(0, 0))).decision).toMatchObject({
      outcome: 'hidden',
      reasons: ['main-document-hidden'],
    })
  })

  it('explains on the day that is asked for', async () => {
    const { person, ref } = await record(suite().database, [
      { ...visible, ...HIDDEN.delayed },
    ])
    const on = toPlainDate('2026-03-11')

    expect((await ask(person, ref(0))).decision).not.toMatchObject({
      outcome: 'shown',
    })
    expect((await ask(person, ref(0), { on })).decision).toMatchObject({
      outcome: 'shown',
    })
  })

  it('distinguishes a document of no person from one of another person, and from a missing one', async () => {
    const { ref } = await record(suite().database, [visible])
    const someone = randomUUID()

    expect((await ask(someone, ref(0))).decision).toBe('missing')
    expect(explanationText(await ask(someone, '1.2.246.10.1.11'))).toContain(
      'The archive holds no document by this id',
    )
  })

  it('writes no row into the log', async () => {
    const { person, ref } = await record(suite().database, [visible])
    const count = async () => {
      const [row] = await suite().database.query({
        text: 'SELECT count(*) AS n FROM usage_log',
      })
      return row?.n
    }
    const before = await count()
    await ask(person, ref(0))

    expect(await count()).toBe(before)
  })

  it('is printed in words, with every reason and its section of the handbook', async () => {
    const { person, reader, ref } = await record(suite().database, [
      visible,
      { ...visible, marks: restricted, isAnnulled: true },
    ])
    const words = async (document: number, over: Partial<Question> = {}) =>
      explanationText(await ask(person, ref(document), over)).replace(
        ref(document),
        'REF',
      )

    expect(await words(0)).toMatchInlineSnapshot(`
      "Ref: REF
      Day: 2026-03-10; phase: 1; ground: own; the client is: adult
      Outcome: shown
      Ground:
        own-record
          A person, of age or not, reads their own record.
          Handbook 5.1.1 "Uppgifter som visas på MittKanta" (2023-06); see also 5.6 Tabell 5.6.1
      "
    `)
    expect(await words(1)).toMatchInlineSnapshot(`
      "Ref: REF
      Day: 2026-03-10; phase: 1; ground: own; the client is: adult
      Outcome: hidden
      Reasons, all of them:
        annulled
          What has been annulled is not shown, as if it had never existed.
          Handbook 5.2.1 Tabell 5.2.1 "Handlingar som ska avgränsas från MittKanta" (2023-06); see also 11.3.2
        special-content
          What is marked as special content is shown neither to the client nor to anyone who acts for them.
          Handbook 5.3.2 "Handlingar som inte visas alls" (2023-06); see also 5.5 Tabell 5.5.1, row 3, 5.6 Tabell 5.6.1
      "
    `)
    expect(
      await words(0, { reader: PersonId.parse(reader), ground: 'guardian' }),
    ).toMatchInlineSnapshot(`
      "Ref: REF
      Day: 2026-03-10; phase: 1; ground: guardian; the client is: adult
      Outcome: hidden
      Reasons, all of them:
        no-ground
          Nobody reads a record without one of the grounds.
          Handbook 5.1 "Grundläggande principer för ärendeskötsel via MittKanta" (2023-06); see also 5.4.1, 11.4.1
      "
    `)
  })
})
