import { randomUUID } from 'node:crypto'
import { Visits } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { own, type Claims } from './portal.ts'
import { record, visible, visiblePaper } from './records.ts'
import { HIDDEN, portalSuite } from './suite.ts'

type Ground = Claims['ground']

/** The suite's day is 10 March 2026; Helsinki is two hours ahead of UTC then. */
const BEFORE_MIDNIGHT = '2026-03-09T21:59:59.999Z'
const MIDNIGHT = '2026-03-09T22:00:00.000Z'

const acting = (reader: string, subject: string, ground: Ground): Claims => ({
  ...own(subject, ground === 'mandate' ? 'adult' : 'minor'),
  sub: reader as Claims['sub'],
  ground,
})

describe.each(ENGINES)('GET visits on %s', (engine) => {
  const suite = portalSuite(engine)

  /** Writes a use of a record as it would have been written at that time. */
  const used = (
    subject: string,
    at: string,
    ground: Ground = 'guardian',
    {
      reader = randomUUID(),
      event = 'front-page',
    }: { reader?: string; event?: string } = {},
  ) =>
    createUsageLog(suite().database).record({
      at: new Date(at),
      event,
      readerId: reader,
      subjectId: subject,
      ground,
      clientSystem: null,
      occasion: 'test',
      detail: {},
    })

  async function visitsOf(person: string) {
    const answer = await suite().read(person, '/visits')
    expect(answer.status).toBe(200)
    return Visits.parse(await answer.json()).visits
  }

  it('is empty for a record that no other person has opened', async () => {
    const { person } = await record(suite().database, [visible])
    await used(person, '2026-03-01T10:00:00Z', 'own', { reader: person })

    expect(await visitsOf(person)).toEqual([])
  })

  it('lists each day and ground once, newest first, regardless of the number of readers', async () => {
    const { person } = await record(suite().database, [visible])
    await used(person, '2026-03-01T08:00:00Z')
    await used(person, '2026-03-01T09:00:00Z')
    await used(person, '2026-03-01T12:00:00Z', 'right-to-information')
    await used(person, '2026-03-04T12:00:00Z', 'mandate')

    expect(await visitsOf(person)).toEqual([
      { date: '2026-03-04', ground: 'mandate' },
      { date: '2026-03-01', ground: 'guardian' },
      { date: '2026-03-01', ground: 'right-to-information' },
    ])
  })

  it('lists days of Helsinki, and nothing of today', async () => {
    const { person } = await record(suite().database, [visible])
    await used(person, MIDNIGHT)
    expect(await visitsOf(person)).toEqual([])

    await used(person, BEFORE_MIDNIGHT, 'right-to-information')
    // In summer the day begins an hour earlier.
    await used(person, '2025-07-01T20:59:59.999Z')
    await used(person, '2025-07-02T21:00:00.000Z')

    expect(await visitsOf(person)).toEqual([
      { date: '2026-03-09', ground: 'right-to-information' },
      { date: '2025-07-03', ground: 'guardian' },
      { date: '2025-07-01', ground: 'guardian' },
    ])
  })

  it('looks back twelve months', async () => {
    const { person } = await record(suite().database, [visible])
    await used(person, '2025-03-09T21:59:59.999Z')
    expect(await visitsOf(person)).toEqual([])
    await used(person, '2025-03-09T22:00:00.000Z')

    expect(await visitsOf(person)).toEqual([
      { date: '2025-03-10', ground: 'guardian' },
    ])
  })

  it('lists no more than the two hundred newest', async () => {
    const { person } = await record(suite().database, [visible])
    const days = Array.from({ length: 210 }, (_, n) =>
      new Date(
        Date.parse('2026-03-08T12:00:00Z') - n * 86_400_000,
      ).toISOString(),
    )
    for (const day of days) await used(person, day)

    expect((await visitsOf(person)).map(({ date }) => date)).toEqual(
      days.slice(0, 200).map((day) => day.slice(0, 10)),
    )
  })

  it.each([
    ['sign-in', false],
    ['visits', false],
    ['delivery', false],
    ['front-page', true],
    ['task-list', true],
    ['search', true],
    ['document', true],
    ['content', true],
    ['display', true],
  ])('counts %s as a visit: %s', async (event, isVisit) => {
    const { person } = await record(suite().database, [visible])
    await used(person, '2026-03-01T08:00:00Z', 'guardian', { event })

    expect(await visitsOf(person)).toHaveLength(isVisit ? 1 : 0)
  })

  it.each(['shown', 'hidden', 'missing', 'an attachment of a hidden one'])(
    'lists the same, whatever was asked for: %s',
    async (what) => {
      const { portal, database } = suite()
      const { person, reader, ref } = await record(database, [
        visible,
        { ...visible, ...HIDDEN.delayed, attachments: [visiblePaper] },
      ])
      const asked = {
        shown: ref(0),
        hidden: ref(1),
        missing: 'x'.repeat(22),
        'an attachment of a hidden one': ref(1, 0),
      }[what]
      portal.clock.set('2026-03-09T10:00:00+02:00')
      const claims = acting(reader, person, 'guardian')
      await portal.read(claims, `/documents/${asked ?? ''}`)
      portal.clock.set('2026-03-10T10:00:00+02:00')

      expect(await visitsOf(person)).toEqual([
        { date: '2026-03-09', ground: 'guardian' },
      ])
    },
  )

  it('leaves out and counts an unknown ground', async () => {
    const { person } = await record(suite().database, [visible])
    await used(person, '2026-03-01T08:00:00Z', 'curiosity' as Ground)
    const before = await suite().portal.counted('row-unreadable')

    expect(await visitsOf(person)).toEqual([])
    expect(await suite().portal.counted('row-unreadable')).toBe(before + 1)
  })

  it.each(['guardian', 'right-to-information', 'mandate'] as const)(
    'is not found by a reader who acts on the ground %s, as anything missing is not',
    async (ground) => {
      const { person, reader } = await record(suite().database, [visible])
      await used(person, '2026-03-01T08:00:00Z', ground, { reader })
      const claims = acting(reader, person, ground)
      const answers = await Promise.all(
        ['/visits', `/documents/${'x'.repeat(22)}`].map(async (path) => {
          const answer = await suite().portal.read(claims, path)
          const body = await answer.text()
          return [answer.status, body.replace(/urn:uuid:[0-9a-f-]+/, '')]
        }),
      )

      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]?.[0]).toBe(404)
    },
  )

  it('is logged before it is answered', async () => {
    const { person } = await record(suite().database, [visible])
    await used(person, '2026-03-01T08:00:00Z')
    await visitsOf(person)
    const rows = await suite().database.query({
      text: `SELECT event, ground, reader_id, detail FROM usage_log
        WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1`,
      values: [person],
    })
    expect(rows).toEqual([
      {
        event: 'visits',
        ground: 'own',
        reader_id: person,
        detail: { visits: '1' },
      },
    ])
  })
})
