import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import { record, searched, visible } from './records.ts'
import { HIDDEN, portalSuite } from './suite.ts'

describe.each(ENGINES)('the usage log on %s', (engine) => {
  const suite = portalSuite(engine)

  const logged = (person: string) =>
    suite().database.query({
      text: 'SELECT event, detail FROM usage_log WHERE subject_id = $1 ORDER BY sequence',
      values: [person],
    })

  it('has one row for every read, with what was decided and why', async () => {
    const { person, ref } = await record(suite().database, [
      visible,
      { ...visible, ...HIDDEN.delayed },
    ])
    const missing = 'x'.repeat(22)
    for (const path of [
      '/front-page',
      '/tasks/elderly-services?language=sv',
      `/documents/${ref(0)}`,
      `/documents/${ref(1)}`,
      `/documents/${missing}`,
      `/documents/${ref(0)}/content`,
      `/documents/${ref(0)}/display`,
    ]) {
      await suite().read(person, path)
    }

    const shown = { ref: ref(0), outcome: 'shown', ground: 'own-record' }
    expect(await logged(person)).toEqual([
      {
        event: 'front-page',
        detail: {
          documents: [ref(0)],
          clientRelations: '0',
          informationText: 'yes',
        },
      },
      {
        event: 'task-list',
        detail: {
          task: 'elderly-services',
          page: '1',
          documents: [ref(0)],
          informationText: 'yes',
        },
      },
      { event: 'document', detail: shown },
      {
        event: 'document',
        detail: {
          ref: ref(1),
          outcome: 'hidden-and-counts',
          reasons: ['delayed'],
        },
      },
      { event: 'document', detail: { ref: missing, outcome: 'missing' } },
      { event: 'content', detail: shown },
      { event: 'display', detail: shown },
    ])
  })

  it('has the refs and the kinds of filters of a search, and nothing of what was looked for', async () => {
    const { person, ref } = await record(suite().database, [
      visible,
      { ...visible, ...HIDDEN.delayed },
      { ...visible, socialServices: ['meal-service'] },
    ])
    const query = searched({
      text: 'kotihoito',
      socialServices: ['home-care', 'somebody'],
      years: [2025],
    })
    await suite().read(person, '/search', query)

    const rows = await logged(person)
    expect(rows).toEqual([
      {
        event: 'search',
        detail: {
          filters: ['text', 'socialServices', 'years'],
          page: '1',
          documents: [ref(0)],
          informationText: 'yes',
        },
      },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/kotihoito|home-care|somebody/)
  })

  it('is whole after all that, and holds no identity code', async () => {
    const { broken, count } = await verifyChain(suite().database)
    const rows = await suite().database.query({
      text: 'SELECT * FROM usage_log',
    })

    expect(broken).toBeUndefined()
    expect(count).toBe(rows.length)
    expect(JSON.stringify(rows)).not.toMatch(/010190-\d{3}/)
  })

  it('comes first: without it nothing is shown', async () => {
    const { person, ref } = await record(suite().database, [visible])
    await suite().database.query({
      text: 'ALTER TABLE usage_log RENAME COLUMN occasion TO gone',
    })
    const answers = await Promise.all(
      [
        '/front-page',
        '/tasks/elderly-services?language=sv',
        `/documents/${ref(0)}`,
        `/documents/${ref(0)}/content`,
        '/visits',
      ]
        .map((path) => suite().read(person, path))
        .concat(suite().read(person, '/search', searched())),
    )
    await suite().database.query({
      text: 'ALTER TABLE usage_log RENAME COLUMN gone TO occasion',
    })

    expect(answers.map(({ status }) => status)).toEqual(
      Array<number>(6).fill(503),
    )
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(
      Array<unknown>(6).fill(expect.not.stringContaining(ref(0))),
    )
    expect((await suite().read(person, '/front-page')).status).toBe(200)
  })
})
