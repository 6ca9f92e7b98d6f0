import { randomUUID } from 'node:crypto'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { own } from '../reading/portal.ts'
import { openWillArchive, type WillArchive } from './will-archive.ts'

const INFORM = { command: 'record-information' } as const
const PERMIT = { command: 'record-permission', value: 'positive' } as const
const REVOKE = { command: 'record-permission', value: 'negative' } as const
const PROHIBIT = { command: 'record-prohibitions', targets: [] } as const

describe.each(ENGINES)('a service provider on %s', (engine) => {
  let archive: WillArchive
  beforeAll(async () => {
    archive = await openWillArchive(engine)
  })
  afterAll(() => archive.close())

  const refusedBy = async (
    rule: string,
    told: ReturnType<WillArchive['visit']>,
  ) => expect(await told).toMatchObject({ status: 422, rules: [rule] })

  it('records what an adult receives and expresses, and says which version is in force', async () => {
    const code = archive.make.adult()
    expect((await archive.visit(code, INFORM)).body).toEqual({
      document: 'information',
      version: 1,
      outcome: 'stored',
    })
    await archive.visit(code, PERMIT)
    expect(
      (await archive.visit(code, REVOKE, { expectedVersion: 1 })).body,
    ).toEqual({
      document: 'permission',
      version: 2,
      outcome: 'stored',
    })
    const claims = own(await archive.personOf(code))
    expect(await archive.wills(claims)).toMatchObject({
      information: { by: 'provider' },
      permission: { by: 'provider', value: 'negative', version: 2 },
    })
  })

  it('records no permission and no prohibition before the information', async () => {
    const code = archive.make.adult()
    for (const visit of [PERMIT, REVOKE, PROHIBIT]) {
      expect((await archive.visit(code, visit)).body).toMatchObject({
        type: 'urn:mittkanta:problem:will-refused',
        failures: [
          {
            field: 'command',
            rule: 'information-before-will',
            section: '11.4',
          },
        ],
      })
    }
  })

  it('records everything for a minor who has received the information in person, and for the guardian only the permission', async () => {
    const code = archive.make.child()
    await archive.visit(code, INFORM)
    expect((await archive.visit(code, PERMIT)).status).toBe(200)
    expect((await archive.visit(code, PROHIBIT)).status).toBe(200)

    const visitor = 'guardian'
    await refusedBy(
      'minor-received-before',
      archive.visit(code, INFORM, { visitor, expectedVersion: 1 }),
    )
    await refusedBy(
      'minor-prohibits-alone',
      archive.visit(code, PROHIBIT, { visitor, expectedVersion: 1 }),
    )
    expect(
      (await archive.visit(code, REVOKE, { visitor, expectedVersion: 1 }))
        .status,
    ).toBe(200)
  })

  it('records a minor’s own will only after the minor received the information in person', async () => {
    const code = archive.make.child()
    const visitor = 'guardian'
    await archive.visit(code, INFORM, { visitor })
    await refusedBy('minor-informed-in-person', archive.visit(code, PERMIT))
    expect((await archive.visit(code, PERMIT, { visitor })).status).toBe(200)
    expect((await archive.visit(code, PROHIBIT, { visitor })).status).toBe(200)
    expect(
      (await archive.visit(code, INFORM, { expectedVersion: 1 })).status,
    ).toBe(200)
    expect(
      (await archive.visit(code, REVOKE, { expectedVersion: 1 })).status,
    ).toBe(200)
  })

  it('knows no guardian of an adult', async () => {
    const code = archive.make.adult()
    await refusedBy(
      'guardian-of-minor-only',
      archive.visit(code, INFORM, { visitor: 'guardian' }),
    )
  })

  it('annuls a first version that it recorded, and after that begins again', async () => {
    const code = archive.make.adult()
    const annul = { command: 'annul', document: 'permission' } as const
    await archive.visit(code, INFORM)
    await archive.visit(code, PERMIT)
    expect(
      (await archive.visit(code, annul, { expectedVersion: 1 })).body,
    ).toEqual({
      document: 'permission',
      version: 0,
      outcome: 'stored',
    })
    const claims = own(await archive.personOf(code))
    expect((await archive.wills(claims)).permission).toBeNull()

    expect((await archive.visit(code, REVOKE)).status).toBe(200)
    expect((await archive.wills(claims)).permission).toMatchObject({
      version: 3,
      value: 'negative',
    })
    expect(
      (await archive.visit(code, annul, { expectedVersion: 3 })).status,
    ).toBe(200)
  })

  it('annuls no later version, nothing of the portal, nothing of another register and nothing that is not there', async () => {
    const annul = { command: 'annul', document: 'permission' } as const
    const rule = 'annul-own-first-version'
    const changed = archive.make.adult()
    await archive.visit(changed, INFORM)
    await archive.visit(changed, PERMIT)
    await archive.visit(changed, REVOKE, { expectedVersion: 1 })
    await refusedBy(rule, archive.visit(changed, annul, { expectedVersion: 2 }))

    const portal = archive.make.adult()
    const claims = own(await archive.personOf(portal))
    await archive.command(claims, { command: 'receive-information' })
    await archive.command(claims, {
      command: 'set-permission',
      value: 'positive',
    })
    await refusedBy(rule, archive.visit(portal, annul, { expectedVersion: 1 }))

    const elsewhere = archive.make.adult()
    await archive.visit(elsewhere, INFORM)
    await archive.visit(elsewhere, PERMIT)
    const system = archive.otherClient
    await refusedBy(
      rule,
      archive.visit(elsewhere, annul, { expectedVersion: 1, system }),
    )
    await refusedBy(rule, archive.visit(archive.make.adult(), annul))
  })

  it('does the same once for one command id, and refuses another command of that id', async () => {
    const code = archive.make.adult()
    const commandId = randomUUID()
    await archive.visit(code, INFORM, { commandId })
    expect(
      (await archive.visit(code, INFORM, { commandId })).body,
    ).toMatchObject({
      version: 1,
      outcome: 'already-stored',
    })
    expect((await archive.visit(code, PERMIT, { commandId })).status).toBe(409)
    const { status, body } = await archive.visit(code, PERMIT, {
      expectedVersion: 3,
    })
    expect(status).toBe(409)
    expect(body.type).toBe('urn:mittkanta:problem:will-changed')
  })

  it('asks for what is in force, documents by their ids, to make the next version from it', async () => {
    const story = await archive.make.story()
    const { relation, ofCase, document, client: code } = story
    await archive.make.accepted([relation, ofCase, document])
    await archive.visit(code, INFORM)
    const { documentId } = document.metadata
    const targets = [
      { kind: 'document', documentId },
      { kind: 'service-task', task: 'child-protection' },
    ] as never
    const recorded = await archive.visit(code, { ...PROHIBIT, targets })
    expect(recorded.status).toBe(200)

    const query = { identityCode: code.reveal() }
    expect(
      (await archive.asClient('/wills/queries', query)).body,
    ).toMatchObject({
      information: { version: 1 },
      permission: null,
      prohibitions: { version: 1, targets },
    })
    const unknown = { identityCode: archive.make.adult().reveal() }
    expect((await archive.asClient('/wills/queries', unknown)).body).toEqual({
      information: null,
      permission: null,
      prohibitions: null,
    })
  })

  it('is refused without its token and with what is no identity code, which is not repeated', async () => {
    const code = archive.make.adult().reveal()
    for (const path of [
      '/wills/deliveries',
      '/wills/queries',
      '/disclosure/searches',
    ]) {
      const response = await fetch(`${archive.url}${path}`, { method: 'POST' })
      expect(response.status).toBe(401)
      const wrong = `${code.slice(0, -1)}!`
      const told = await archive.asClient(path, { identityCode: wrong })
      expect(told.status).toBe(400)
      expect(JSON.stringify(told.body)).not.toContain(wrong.slice(0, 6))
    }
  })

  it('leaves its row in the usage log, without an identity code', async () => {
    const code = archive.make.adult()
    await archive.visit(code, INFORM)
    await archive.visit(code, PERMIT, { expectedVersion: 7 })
    const rows = await archive.logged(await archive.personOf(code))
    expect(rows).toEqual([
      {
        event: 'will-delivery',
        reader_id: null,
        client_system: 'client-a',
        detail: {
          command: 'record-information',
          outcome: 'changed',
          document: 'information',
          version: '1',
        },
      },
      {
        event: 'will-delivery',
        reader_id: null,
        client_system: 'client-a',
        detail: {
          command: 'record-permission',
          outcome: 'will-changed',
          reasons: [],
        },
      },
    ])
  })
})
