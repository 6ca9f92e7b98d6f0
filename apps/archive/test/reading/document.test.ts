import { ArchiveDocument } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { CONTENTS } from './oracle/contents.ts'
import { record, visible, visibleCase, visiblePaper } from './records.ts'
import { HIDDEN, portalSuite, restricted } from './suite.ts'

describe.each(ENGINES)('GET documents/:ref on %s', (engine) => {
  const suite = portalSuite(engine)

  it('answers as agreed, without identity codes', async () => {
    const { person, ref } = await record(
      suite().database,
      [
        {
          ...visible,
          tasks: ['elderly-services', 'child-protection'],
          isCorrected: true,
          attachments: [visiblePaper, { ...visiblePaper, marks: restricted }],
        },
      ],
      [],
      [visibleCase],
    )
    const answer = await suite().read(person, `/documents/${ref(0)}`)
    const text = await answer.text()

    expect(ArchiveDocument.parse(JSON.parse(text))).toMatchObject({
      tasks: [
        { task: 'child-protection', facts: { isOfOwnCase: 'no' } },
        { task: 'elderly-services', facts: { isOfOwnCase: 'yes' } },
      ],
      content: { type: 'application/pdf', bytes: CONTENTS.pdf.bytes.length },
      signatures: [{ name: 'Signe Signerare', method: 'strong' }],
      correction: { name: 'Ritva Rättare', reason: 'spelling' },
      attachments: [{ ref: ref(0, 0) }],
    })
    expect(text).not.toContain('010190')
  })

  it('opens an attachment by its own ref, where its main document is listed', async () => {
    const { person, ref } = await record(suite().database, [
      { ...visible, attachments: [visiblePaper] },
    ])
    const answer = await suite().read(person, `/documents/${ref(0, 0)}`)

    expect(ArchiveDocument.parse(await answer.json())).toMatchObject({
      ref: ref(0, 0),
      tasks: [{ task: 'elderly-services' }],
      facts: { mainDocument: 'shown' },
      attachments: [],
    })
  })

  const bytesOf = async (person: string, ref: string, part: string) => {
    const answer = await suite().read(person, `/documents/${ref}${part}`)
    return {
      status: answer.status,
      headers: [...answer.headers].filter(
        ([name]) => !['date', 'x-request-id'].includes(name),
      ),
      body: (await answer.text()).replace(/urn:uuid:[\w-]+/, ''),
    }
  }

  it.each(Object.entries(HIDDEN))(
    'answers for one that is %s as for one that does not exist',
    async (_words, change) => {
      const { person, ref } = await record(suite().database, [
        { ...visible, ...change, attachments: [visiblePaper] },
      ])
      for (const part of ['', '/content', '/display']) {
        const missing = await bytesOf(person, 'x'.repeat(22), part)

        expect(missing.status).toBe(404)
        expect(await bytesOf(person, ref(0), part)).toEqual(missing)
        expect(await bytesOf(person, ref(0, 0), part)).toEqual(missing)
      }
    },
  )

  it('does not open another’s document by its ref', async () => {
    const mine = await record(suite().database, [visible])
    const theirs = await record(suite().database, [visible])

    const answer = await suite().read(
      mine.person,
      `/documents/${theirs.ref(0)}`,
    )
    expect(answer.status).toBe(404)
  })

  it('hides a row that is in the wrong record, and raises the alarm', async () => {
    const { person, ref, world } = await record(suite().database, [visible])
    await suite().database.query({
      text: 'DELETE FROM document_client WHERE document_id = $1',
      values: [world.documentId(0)],
    })
    const before = await suite().portal.counted('gate-one-dropped')

    const page = await suite().read(person, '/front-page')
    expect(await page.json()).toMatchObject({ tasks: [] })
    expect(await suite().portal.counted('gate-one-dropped')).toBe(before + 1)
    expect((await suite().read(person, `/documents/${ref(0)}`)).status).toBe(
      404,
    )
  })

  it('leaves out a row that cannot be read, counts it and shows the others', async () => {
    const { person, ref, world } = await record(suite().database, [
      visible,
      visible,
    ])
    await suite().database.query({
      text: `UPDATE reading SET drawn_up_on = 'infinity' WHERE document_id = $1`,
      values: [world.documentId(0)],
    })
    const before = await suite().portal.counted('row-unreadable')

    expect(
      await (await suite().read(person, '/front-page')).json(),
    ).toMatchObject({
      tasks: [{ documents: [{ ref: ref(1) }] }],
    })
    expect((await suite().read(person, `/documents/${ref(0)}`)).status).toBe(
      404,
    )
    expect(await suite().portal.counted('row-unreadable')).toBe(before + 2)
  })

  it('does not find what cannot be a ref', async () => {
    const answer = await suite().read(crypto.randomUUID(), '/documents/1')

    expect(answer.status).toBe(404)
  })
})

describe.each(ENGINES)(
  'GET documents/:ref/content and /display on %s',
  (engine) => {
    const suite = portalSuite(engine)

    it('gives the original bytes as they came in', async () => {
      const { person, ref } = await record(suite().database, [visible])
      const answer = await suite().read(person, `/documents/${ref(0)}/content`)

      expect(answer.headers.get('content-type')).toBe('application/pdf')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(
        CONTENTS.pdf.bytes,
      )
    })

    it('gives the display form of XHTML, and of PDF none', async () => {
      const { person, ref } = await record(suite().database, [
        { ...visible, contentKind: 'xhtml' },
        visible,
      ])
      const xhtml = await suite().read(person, `/documents/${ref(0)}/display`)
      const pdf = await suite().read(person, `/documents/${ref(1)}/display`)

      expect(await xhtml.text()).toBe(CONTENTS.xhtml.display)
      expect(pdf.status).toBe(404)
    })
  },
)
