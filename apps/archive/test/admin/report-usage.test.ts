import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { toPlainDate } from '@mittkanta/calendar'
import { openDatabase, type Database } from '@mittkanta/database'
import { artificialCode } from '@mittkanta/identity-code'
import {
  ENGINES,
  freshDatabase,
  freshPostgresUrl,
  type Engine,
} from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorOf } from '../../src/admin/operator.ts'
import { usageReport } from '../../src/admin/usage-report.ts'
import { personIdFor } from '../../src/persons/persons.ts'
import type { UsageEntry } from '../../src/usage-log/usage-entry.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { insertArchive } from '../reading/oracle/insert.ts'
import { insertContents } from '../reading/oracle/contents.ts'
import { worldOf } from '../reading/oracle/model.ts'
import { visible } from '../reading/records.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'

const client = artificialCode(toPlainDate('2012-02-03'), 901)
const guardian = artificialCode(toPlainDate('1980-02-03'), 902)
const other = artificialCode(toPlainDate('1990-02-03'), 903)
const OPERATOR = ['--operator', 'registrar 7', '--reason', 'DVV 2026/17']

const script = (name: string) =>
  fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url))

/** A log in which the client's record was used in every way, and another's too. */
async function used(database: Database) {
  const [person, acting, stranger] = await Promise.all(
    [client, guardian, other].map((identityCode) =>
      personIdFor(database, { identityCode }),
    ),
  )
  const entry = (at: string, over: Partial<UsageEntry>): UsageEntry => ({
    at: new Date(at),
    event: 'document',
    readerId: null,
    subjectId: null,
    ground: null,
    clientSystem: null,
    occasion: 'o',
    detail: {},
    ...over,
  })
  const read = { subjectId: person ?? null, ground: 'own' }
  const own = { ...read, readerId: person ?? null }
  const asGuardian = {
    subjectId: person ?? null,
    readerId: acting ?? null,
    ground: 'guardian',
  }
  const log = createUsageLog(database)
  for (const one of [
    entry('2026-01-31T21:59:00Z', { ...own, event: 'sign-in' }),
    entry('2026-01-31T22:01:00Z', { ...own, event: 'front-page' }),
    entry('2026-02-02T08:00:00Z', { ...asGuardian, event: 'acting-begun' }),
    entry('2026-02-02T08:01:00Z', {
      ...asGuardian,
      detail: { ref: 'r'.repeat(22), outcome: 'hidden', reasons: ['x'] },
    }),
    entry('2026-02-03T08:00:00Z', {
      event: 'delivery',
      clientSystem: 'county-1',
      detail: { stored: ['1.2.3'], alreadyStored: [] },
    }),
    entry('2026-02-04T08:00:00Z', {
      event: 'disclosure',
      subjectId: person ?? null,
      clientSystem: 'county-2',
      detail: { organisationName: 'The other county', documents: [] },
    }),
    entry('2026-02-05T08:00:00Z', {
      subjectId: stranger ?? null,
      readerId: stranger ?? null,
    }),
    entry('2026-02-28T22:00:00Z', own),
  ]) {
    await log.record(one)
  }
  return String(person)
}

const february = {
  from: toPlainDate('2026-02-01'),
  to: toPlainDate('2026-02-28'),
}

describe.each(ENGINES)('usageReport on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine, ARCHIVE_SCHEMA)
  })
  afterAll(() => database.close())

  it('lists every use of one record in the days asked for, in Helsinki, and no other’s', async () => {
    const report = await usageReport(database, await used(database), february)

    expect(report).toMatchInlineSnapshot(`
      [
        {
          "at": "2026-01-31T22:01:00.000Z",
          "documents": [],
          "event": "front-page",
          "ground": "own",
          "outcome": "",
          "sequence": 2,
          "what": "opened the front page",
          "who": "the client",
        },
        {
          "at": "2026-02-02T08:00:00.000Z",
          "documents": [],
          "event": "acting-begun",
          "ground": "guardian",
          "outcome": "",
          "sequence": 3,
          "what": "began to act for the client",
          "who": "030280-9029",
        },
        {
          "at": "2026-02-02T08:01:00.000Z",
          "documents": [
            "rrrrrrrrrrrrrrrrrrrrrr",
          ],
          "event": "document",
          "ground": "guardian",
          "outcome": "hidden",
          "sequence": 4,
          "what": "opened a document’s page",
          "who": "030280-9029",
        },
        {
          "at": "2026-02-04T08:00:00.000Z",
          "documents": [],
          "event": "disclosure",
          "ground": "",
          "outcome": "",
          "sequence": 6,
          "what": "was given client data",
          "who": "The other county",
        },
      ]
    `)
  })

  it('lists the deliveries that named the person, and only that person’s documents of them', async () => {
    await insertContents(database)
    const world = worldOf('00000000-0000-4000-8000-0000000000aa')
    await insertArchive(database, world, {
      documents: [visible, { ...visible, clients: ['stranger'] }],
      relations: [],
      cases: [],
    })
    const ids = await database.query({
      text: `SELECT person_id, document_id FROM document_client`,
    })
    await createUsageLog(database).record({
      at: new Date('2026-02-10T10:00:00Z'),
      event: 'delivery',
      readerId: null,
      subjectId: null,
      ground: null,
      clientSystem: 'county-1',
      occasion: 'o',
      detail: {
        stored: ids.map(({ document_id: id }) => String(id)),
        alreadyStored: [],
      },
    })
    const person = world.person('subject')
    const report = await usageReport(database, person, february)

    expect(report).toMatchObject([
      {
        who: 'client system county-1',
        what: 'delivered documents about the client',
        documents: ids
          .filter(({ person_id: id }) => id === person)
          .map(({ document_id: id }) => id),
      },
    ])
    expect(report[0]?.documents).toHaveLength(1)
  })
})

describe('the commands of the operator', { timeout: 120_000 }, () => {
  let directory: string
  let url: string
  let database: Database
  let person: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'report-usage-'))
    url = await freshPostgresUrl(ARCHIVE_SCHEMA)
    database = await openDatabase({ url })
    person = await used(database)
  })
  afterAll(async () => {
    await database.close()
    await rm(directory, { recursive: true })
  })

  const run = async (name: string, args: readonly string[], stdin = '') => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script(name), ...args],
      { env: { PATH: process.env.PATH, DATABASE_URL: url } },
    )
    child.stdin.end(stdin)
    const ended = once(child, 'exit')
    const [output, errors] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
    ])
    await ended
    return { code: child.exitCode, output, errors }
  }
  const newest = async () => {
    const [row] = await database.query({
      text: 'SELECT event, subject_id, detail FROM usage_log ORDER BY sequence DESC LIMIT 1',
    })
    return row
  }
  const days = ['--from', '2026-02-01', '--to', '2026-02-28']

  it('report-usage writes a file for its owner alone, after the log knows of it', async () => {
    const output = join(directory, 'report.csv')
    const { code, errors } = await run(
      'report-usage',
      [...days, '--output', output, ...OPERATOR],
      `${client.reveal()}\n`,
    )
    const table = await readFile(output, 'utf8')

    expect(errors).toBe('')
    expect(code).toBe(0)
    expect((await stat(output)).mode & 0o777).toBe(0o600)
    expect(table.split('\r\n')).toHaveLength(6)
    expect(table).toContain(`"${guardian.reveal()}"`)
    expect(table).not.toContain(other.reveal())
    expect(await newest()).toEqual({
      event: 'admin-report-usage',
      subject_id: person,
      detail: {
        operator: 'registrar 7',
        reason: 'DVV 2026/17',
        from: '2026-02-01',
        to: '2026-02-28',
      },
    })
  })

  it('report-usage overwrites nothing', async () => {
    const output = join(directory, 'kept.json')
    const args = [...days, '--output', output, ...OPERATOR]
    const code = `${client.reveal()}\n`
    expect(await run('report-usage', args, code)).toMatchObject({ code: 0 })
    const first = await readFile(output, 'utf8')

    expect(await run('report-usage', args, code)).toMatchObject({ code: 2 })
    expect(await readFile(output, 'utf8')).toBe(first)
  })

  it('report-usage repeats no code that it does not know, and writes no file', async () => {
    const output = join(directory, 'nobody.csv')
    const unknown = artificialCode(toPlainDate('1950-02-03'), 950).reveal()
    const told = await run(
      'report-usage',
      [...days, '--output', output, ...OPERATOR],
      `${unknown}\n`,
    )

    expect(told.code).toBe(2)
    expect(told.output + told.errors).not.toContain(unknown)
    await expect(stat(output)).rejects.toThrow()
  })

  it('explain takes persons from standard input, and is in the log with its answer', async () => {
    const { code, output } = await run(
      'explain',
      [
        '--document',
        '1.2.3',
        '--reader',
        '-',
        '--subject',
        '-',
        '--ground',
        'guardian',
        '--on',
        '2026-02-01',
        ...OPERATOR,
      ],
      `${guardian.reveal()}\n${client.reveal()}\n`,
    )

    expect(code).toBe(0)
    expect(output).toContain('ground: guardian; the client is: minor')
    expect(output).toContain('The archive holds no document by this id')
    expect(await newest()).toMatchObject({
      event: 'admin-explain',
      subject_id: person,
      detail: {
        operator: 'registrar 7',
        ground: 'guardian',
        outcome: 'missing',
      },
    })
  })

  it('record-death records, corrects and withdraws, and prints and logs neither the code nor the date (11.3.1)', async () => {
    const stdin = `${client.reveal()}\n`
    for (const [what, outcome] of [
      [['--date', '2026-01'], 'recorded'],
      [['--date', '2026-01-17'], 'corrected'],
      [['--withdraw'], 'withdrawn'],
    ] as const) {
      const told = await run('record-death', [...what, ...OPERATOR], stdin)
      expect(told).toEqual({
        code: 0,
        output: `The date of death: ${outcome}\n`,
        errors: '',
      })
      expect(await newest()).toEqual({
        event: 'admin-record-death',
        subject_id: person,
        detail: { operator: 'registrar 7', reason: 'DVV 2026/17', outcome },
      })
    }
  })

  it.each([
    ['neither a date nor a withdrawal', []],
    ['both', ['--date', '2026', '--withdraw']],
    ['what is no date', ['--date', '2026-02-30']],
  ])('record-death changes nothing for %s', async (_words, what) => {
    const before = await newest()
    const told = await run(
      'record-death',
      [...what, ...OPERATOR],
      `${client.reveal()}\n`,
    )
    expect(told.code).toBe(2)
    expect(told.errors).not.toContain(client.reveal())
    expect(await newest()).toEqual(before)
  })

  it.each([
    ['verify-log', []],
    ['record-death', ['--date', '2026-01-17']],
    ['explain', ['--document', '1.2.3', '--reader', '-', '--on', '2026-02-01']],
    ['report-usage', [...days, '--output', 'never.csv']],
  ])(
    '%s does nothing for an operator who says neither who nor why',
    async (name, args) => {
      const before = await newest()
      const { code, errors } = await run(name, args, `${client.reveal()}\n`)

      expect(code).toBe(2)
      expect(errors).toContain('--operator')
      expect(await newest()).toEqual(before)
    },
  )
})

describe('operatorOf', () => {
  it.each([
    ['a name', undefined],
    ['a name', 'about 010190-999X'],
    ['010190-999X', 'a reason'],
    ['a name', 'a\nline'],
  ])('refuses %j because of %j', (name, reason) => {
    expect(() => operatorOf(name, reason)).toThrow()
  })
})
