import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { ArchiveFrontPage } from '@mittkanta/contracts'
import {
  record,
  searched,
  visible,
  visiblePaper,
  visibleRelation,
} from './records.ts'
import { portalSuite } from './suite.ts'

/** The tables that the portal reads, with a row that a later version has left behind. */
describe.each(ENGINES)('only the newest version on %s', (engine) => {
  const suite = portalSuite(engine)

  const answers = async (person: string, ref: string) => {
    const ask = async (path: string, body?: object) =>
      (await suite().read(person, path, body)).json()
    return {
      frontPage: await ask('/front-page'),
      list: await ask('/tasks/elderly-services?language=sv'),
      search: await ask('/search', searched()),
      status: (await suite().read(person, `/documents/${ref}`)).status,
    }
  }

  const nothing = {
    frontPage: { tasks: [], informationText: false },
    list: { documents: [], total: 0 },
    search: { documents: [], total: 0, everything: 0, filters: { tasks: [] } },
    status: 404,
  }

  it('is shown: a row that it has left behind is hidden, and counted nowhere (5.2.1, 11.3.2)', async () => {
    const { person, ref } = await record(suite().database, [
      { ...visible, isSuperseded: true },
    ])
    expect(await answers(person, ref(0))).toMatchObject(nothing)
    expect(await suite().portal.counted('gate-one-dropped')).toBe(0)
  })

  it('is shown: a row of which no version is found is hidden (5.2.1)', async () => {
    const { person, ref } = await record(suite().database, [visible])
    expect(await answers(person, ref(0))).toMatchObject({
      list: { total: 1, documents: [{ facts: { version: 'newest' } }] },
      status: 200,
    })
    await suite().database.query({
      text: `UPDATE reading SET first_document_id = '1.2.3' WHERE person_id = $1`,
      values: [person],
    })
    expect(await answers(person, ref(0))).toMatchObject(nothing)
  })

  it('of an attachment is shown, and of a client relation (9.9.3, 5.1.2)', async () => {
    const { person, ref } = await record(
      suite().database,
      [
        {
          ...visible,
          attachments: [{ ...visiblePaper, isSuperseded: true }, visiblePaper],
        },
      ],
      [
        { ...visibleRelation, isSuperseded: true },
        { ...visibleRelation, controller: 1 },
      ],
    )
    const { list, frontPage } = await answers(person, ref(0))
    expect(list).toMatchObject({ documents: [{ attachments: [{}] }] })
    expect((await suite().read(person, `/documents/${ref(0, 0)}`)).status).toBe(
      404,
    )
    const { clientRelations } = ArchiveFrontPage.parse(frontPage)
    expect(clientRelations).toMatchObject([
      { controllerName: 'County 1', facts: { version: 'newest' } },
    ])
  })

  it('hides the rows of a task that a release before did not mark as its own, until they are written again', async () => {
    const { person, ref } = await record(suite().database, [visible])
    await suite().database.query({
      text: 'UPDATE reading SET own_task = NULL WHERE person_id = $1',
      values: [person],
    })
    expect(await answers(person, ref(0))).toMatchObject(nothing)
  })
})
