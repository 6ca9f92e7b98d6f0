import { operations } from '@mittkanta/contracts/archive'
import { randomUUID } from 'node:crypto'
import type { DeliveredDocument } from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { operatorOf } from '../../src/admin/operator.ts'
import { recordDeathByOperator } from '../../src/admin/record-death.ts'
import { explain } from '../../src/admin/explain.ts'
import { NOBODY } from '../../src/caller/caller.ts'
import { DeathRefused, recordDeath } from '../../src/persons/deaths.ts'
import { callerToken, own, type Claims } from '../reading/portal.ts'
import { altered, annulment, nextVersion } from '../support/documents.ts'
import {
  acting,
  openWillArchive,
  type WillArchive,
} from '../wills/will-archive.ts'

const NOW = '2024-03-01T12:00:00+02:00'

describe.each(ENGINES)('a date of death on %s', (engine) => {
  let archive: WillArchive
  beforeAll(async () => {
    archive = await openWillArchive(engine, {
      restrictedMarkings: () => Promise.resolve(new Set()),
    })
  })
  afterAll(() => archive.close())
  beforeEach(() => archive.clock.set(NOW))

  const record = (personId: string, date: string | null) =>
    archive.database.transaction((tx) =>
      recordDeath(tx, { personId, date, now: archive.clock(), by: 'test' }),
    )
  const historyOf = (personId: string) =>
    archive.database.query({
      text: `SELECT sequence, given, recorded_by FROM death_record
             WHERE person_id = $1 ORDER BY sequence`,
      values: [personId],
    })
  const stateOf = async (personId: string) => {
    const [row] = await archive.database.query({
      text: `SELECT date_of_death, date_of_death_precision AS precision,
               death_recorded_at AS at FROM person WHERE person_id = $1`,
      values: [personId],
    })
    return {
      date_of_death: row?.date_of_death,
      precision: row?.precision,
      at: (row?.at as Date | null)?.toISOString() ?? null,
    }
  }
  const adult = () => archive.personOf(archive.make.adult())

  describe('is recorded', () => {
    it('with its precision and the instant, and every correction and withdrawal is kept', async () => {
      const person = await adult()
      expect(await record(person, '2024-02')).toBe('recorded')
      expect(await stateOf(person)).toEqual({
        date_of_death: '2024-02-29',
        precision: 'month',
        at: '2024-03-01T10:00:00.000Z',
      })
      archive.clock.set('2024-03-05T12:00:00+02:00')
      expect(await record(person, '2024-02')).toBe('unchanged')
      expect(await record(person, '2024-02-20')).toBe('corrected')
      expect(await stateOf(person)).toEqual({
        date_of_death: '2024-02-20',
        precision: 'day',
        at: '2024-03-01T10:00:00.000Z',
      })
      expect(await record(person, null)).toBe('withdrawn')
      expect(await stateOf(person)).toEqual({
        date_of_death: null,
        precision: null,
        at: null,
      })
      expect(await record(person, '2024-02-20')).toBe('recorded')
      expect((await stateOf(person)).at).toBe('2024-03-05T10:00:00.000Z')
      expect(await historyOf(person)).toEqual(
        ['2024-02', '2024-02-20', null, '2024-02-20'].map((given, n) => ({
          sequence: n + 1,
          given,
          recorded_by: 'test',
        })),
      )
    })

    it.each([
      ['what is no date', '2024-02-30'],
      ['a day to come', '2024-03-02'],
      ['a month to come', '2024-04'],
      ['a year to come', '2025'],
      ['a day before the birth', '1941-12-31'],
      ['a year before the birth', '1941'],
      ['a withdrawal of nothing', null],
    ])('and never %s', async (_words, date) => {
      const person = await adult()
      await expect(record(person, date)).rejects.toBeInstanceOf(DeathRefused)
      expect(await historyOf(person)).toEqual([])
      expect((await stateOf(person)).date_of_death).toBeNull()
    })

    it('also of the month and the year that it is, from the first day on', async () => {
      for (const date of ['2024-03-01', '2024-03', '2024']) {
        expect(await record(await adult(), date)).toBe('recorded')
      }
    })

    it('by an operator together with its row of the usage log, which holds no date', async () => {
      const person = await adult()
      const operator = operatorOf('registrar 7', 'DVV 2026/17')
      const now = archive.clock()
      for (const [date, outcome] of [
        ['2024-02-20', 'recorded'],
        [null, 'withdrawn'],
      ] as const) {
        expect(
          await recordDeathByOperator(archive.database, operator, {
            personId: person,
            date,
            now,
          }),
        ).toBe(outcome)
      }
      const rows = await archive.logged(person)
      expect(rows.map(({ event, detail }) => ({ event, detail }))).toEqual(
        ['recorded', 'withdrawn'].map((outcome) => ({
          event: 'admin-record-death',
          detail: {
            operator: 'registrar 7',
            reason: 'DVV 2026/17',
            outcome,
          },
        })),
      )
      await expect(
        recordDeathByOperator(archive.database, operator, {
          personId: person,
          date: '2024-13',
          now,
        }),
      ).rejects.toBeInstanceOf(DeathRefused)
      expect(await archive.logged(person)).toHaveLength(2)
    })
  })

  describe('closes the portal (11.4.1)', () => {
    const lookUp = async (code: IdentityCode, more: object = {}) => {
      const answer = await fetch(`${archive.url}/portal/persons`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await callerToken(own(NOBODY), archive.clock())}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ identityCode: code.reveal(), ...more }),
      })
      return answer.status
    }

    it('to a sign-in, until the date is withdrawn, and not to the end of sessions', async () => {
      const code = archive.make.adult()
      expect(await lookUp(code)).toBe(200)
      const person = await archive.personOf(code)
      await record(person, '2024-02-20')
      expect(await lookUp(code)).toBe(403)
      expect(await lookUp(code, { isEnding: true })).toBe(200)
      await record(person, '2024-02')
      expect(await lookUp(code)).toBe(403)
      await record(person, null)
      expect(await lookUp(code)).toBe(200)
      expect(
        (await archive.logged(person)).map(({ event, detail }) => [
          event,
          (detail as { attempt?: string }).attempt,
        ]),
      ).toEqual([
        ['sign-in', undefined],
        ['not-served', 'sign-in'],
        ['sessions-ended', undefined],
        ['not-served', 'sign-in'],
        ['sign-in', undefined],
      ])
    })

    it('to who begins to act for a person who has died, and to a reader who has', async () => {
      const [child, guardian] = [archive.make.child(), await adult()]
      const begin = { acting: { reader: guardian, ground: 'guardian' } }
      expect(await lookUp(child, begin)).toBe(200)
      await record(await archive.personOf(child), '2024')
      expect(await lookUp(child, begin)).toBe(403)
      await record(guardian, '2024-02-20')
      expect(await lookUp(archive.make.child(), begin)).toBe(403)
    })

    /** Every operation of a record, with something to send where it has to be. */
    const ROUTES = Object.values(operations).filter(({ path }) =>
      path.startsWith('/portal/subjects/:subject'),
    )
    const BODIES: Readonly<Record<string, object>> = {
      '/search': {},
      '/wills': {
        command: 'set-permission',
        commandId: randomUUID(),
        expectedVersion: 0,
        value: 'positive',
      },
      '/wills/preview': { targets: [] },
    }

    async function answersTo(claims: Claims) {
      const answers = new Set<string>()
      for (const { method, path } of ROUTES) {
        const rest = path
          .replace('/portal/subjects/:subject', '')
          .replace(':task', 'elderly-services')
          .replace(':ref', 'x'.repeat(22))
        const { status, body } = await archive.portal(
          claims,
          rest,
          method === 'post' ? BODIES[rest] : undefined,
        )
        answers.add(JSON.stringify({ status, ...body, instance: '' }))
      }
      return [...answers]
    }
    const REFUSED = JSON.stringify({
      status: 403,
      type: 'urn:mittkanta:problem:person-not-served',
      title: 'The portal does not serve this person now',
      instance: '',
    })

    it('to every request of a session that continues: the same answer on every address, of every reader', async () => {
      const { client, relation, ofCase, document } = await archive.make.story()
      await archive.make.accepted([relation, ofCase, document])
      const person = await archive.personOf(client)
      const holder = acting(await adult(), person, 'mandate')
      expect(ROUTES.length).toBeGreaterThan(10)

      expect(await answersTo(own(person))).not.toContain(REFUSED)
      await record(person, '2024-02-20')
      expect(await answersTo(own(person))).toEqual([REFUSED])
      expect(await answersTo(holder)).toEqual([REFUSED])
      await record(person, null)
      expect(await answersTo(holder)).not.toContain(REFUSED)

      // A reader who has died acts for no one, and the subject keeps reading.
      await record(holder.sub, '2024')
      expect(await answersTo(holder)).toEqual([REFUSED])
      expect(await answersTo(own(person))).not.toContain(REFUSED)
    })

    it('and records the attempts', async () => {
      const person = await adult()
      await record(person, '2024-02-20')
      await archive.portal(own(person), '/front-page')
      expect(await archive.logged(person)).toMatchObject([
        {
          event: 'not-served',
          reader_id: person,
          detail: { attempt: 'read' },
        },
      ])
    })

    it('and the reason is explained to an operator', async () => {
      const { client, relation, ofCase, document } = await archive.make.story()
      await archive.make.accepted([relation, ofCase, document])
      const person = (await archive.personOf(client)) as never
      await record(person, '2024-02-20')
      const { decision } = await explain(
        archive.database,
        {
          document: document.metadata.documentId,
          reader: person,
          subject: person,
          ground: 'own',
          on: '2024-03-01' as never,
        },
        { phase: 'later', activeUseYears: 17 },
      )
      expect(decision).toEqual({ outcome: 'hidden', reasons: ['deceased'] })
    })
  })

  describe('and the client relation document (11.3.1)', () => {
    /** A person with a client relation, stored while they lived. */
    async function stored(
      change: (relation: DeliveredDocument) => void = () => undefined,
    ) {
      const { client, relation } = await archive.make.story()
      const first = altered(relation, change)
      await archive.make.accepted([first])
      return { client, first, person: await archive.personOf(client) }
    }
    const on = async (day: string, documents: readonly DeliveredDocument[]) => {
      archive.clock.set(`${day}T12:00:00+02:00`)
      const { status, body } = await archive.deliver(documents)
      return {
        status,
        failures: body.failures?.map(({ rule, field, section }) => [
          rule,
          field,
          section,
        ]),
      }
    }
    const REFUSED = {
      status: 422,
      failures: [
        [
          'client-relation-of-deceased',
          'documents[0].metadata.clients',
          '11.3.1',
        ],
      ],
    }

    it('takes versions until two years after the archive recorded the date, and none after', async () => {
      const { first, person } = await stored()
      // The death was long ago: what counts is when the archive recorded it.
      await record(person, '2020-05-05')
      const second = nextVersion(first)
      expect((await on('2026-02-28', [second])).status).toBe(200)
      expect(await on('2026-03-01', [nextVersion(second)])).toEqual(REFUSED)
      expect(await on('2026-03-01', [annulment(second)])).toEqual(REFUSED)
    })

    it('counts from the day of Helsinki on which it was recorded', async () => {
      const { first, person } = await stored()
      archive.clock.set('2024-03-01T22:30:00Z')
      await record(person, '2024-02-20')
      const second = nextVersion(first)
      expect((await on('2026-03-01', [second])).status).toBe(200)
      expect(await on('2026-03-02', [nextVersion(second)])).toEqual(REFUSED)
    })

    it('counts the time of a corrected date from its first recording, and of a new one after a withdrawal from then', async () => {
      const { first, person } = await stored()
      await record(person, '2024-02')
      archive.clock.set('2025-01-01T12:00:00+02:00')
      await record(person, '2024-02-20')
      expect(await on('2026-03-01', [nextVersion(first)])).toEqual(REFUSED)
      await record(person, null)
      const second = nextVersion(first)
      expect((await on('2026-03-01', [second])).status).toBe(200)
      await record(person, '2024-02-20')
      const third = nextVersion(second)
      expect((await on('2028-02-29', [third])).status).toBe(200)
      expect(await on('2028-03-01', [nextVersion(third)])).toEqual(REFUSED)
    })

    it('is in use for two years after the last day that a date of lower precision can mean', async () => {
      const { first, person } = await stored()
      await record(person, '2024')
      const second = nextVersion(first)
      expect((await on('2026-12-30', [second])).status).toBe(200)
      expect(await on('2026-12-31', [nextVersion(second)])).toEqual(REFUSED)
    })

    it('is not begun either after that, but an old client relation is stored as before', async () => {
      const code = archive.make.adult()
      const { relation } = await archive.make.story(code)
      await record(await archive.personOf(code), '2024-02-20')
      expect(await on('2026-03-01', [relation])).toEqual(REFUSED)
      const old = altered(relation, (copy) => {
        if (copy.clientRelation) copy.clientRelation.isOldClientRelation = true
      })
      expect((await on('2026-03-01', [old])).status).toBe(200)
    })

    it('takes none when it is not known when the date was recorded', async () => {
      const { first, person } = await stored()
      await record(person, '2024-02-20')
      await archive.database.query({
        text: 'UPDATE person SET death_recorded_at = NULL WHERE person_id = $1',
        values: [person],
      })
      expect(await on('2024-03-02', [nextVersion(first)])).toEqual(REFUSED)
    })

    it('is the only document that is refused: what is missing is archived', async () => {
      const { client, relation, ofCase, document } = await archive.make.story()
      await archive.make.accepted([relation, ofCase])
      await record(await archive.personOf(client), '2024-02-20')
      expect((await on('2026-03-01', [document])).status).toBe(200)
    })
  })

  describe('and the searches of other registers (11.4.1)', () => {
    const URGENT = {
      kind: 'special-reason',
      reason: 'assess-or-arrange-care-or-urgent-support',
    }
    const found = async (code: IdentityCode) => {
      const { body } = await archive.asClient(
        '/disclosure/searches',
        { identityCode: code.reveal(), justification: URGENT },
        archive.otherClient,
      )
      return (body.documents as readonly unknown[]).length
    }
    async function permits(code: IdentityCode) {
      const claims = own(await archive.personOf(code))
      await archive.command(claims, { command: 'receive-information' })
      await archive.command(claims, {
        command: 'set-permission',
        value: 'positive',
      })
      return claims.subject
    }

    it.each(['2024-02-20', '2024-02', '2024'])(
      'leave its documents out from the recording on, and give them again after a withdrawal: %s',
      async (date) => {
        const { client, relation, ofCase, document } =
          await archive.make.story()
        await archive.make.accepted([relation, ofCase, document])
        const person = await permits(client)
        expect(await found(client)).toBe(1)
        await record(person, date)
        expect(await found(client)).toBe(0)
        await record(person, null)
        expect(await found(client)).toBe(1)
      },
    )

    it('leave a joint document out when one of its clients has died', async () => {
      const [first, second] = [archive.make.adult(), archive.make.adult()]
      const { relations, ofCase, document } = await archive.make.jointStory(
        first,
        second,
      )
      await archive.make.accepted([...relations, ofCase, document])
      await permits(first)
      const other = await permits(second)
      expect(await found(first)).toBe(1)
      await record(other, '2024-02-20')
      expect(await found(first)).toBe(0)
    })
  })
})
