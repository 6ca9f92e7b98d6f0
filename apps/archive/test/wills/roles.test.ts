import { randomUUID } from 'node:crypto'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { own, type Claims } from '../reading/portal.ts'
import { acting, openWillArchive, type WillArchive } from './will-archive.ts'

const INFORM = { command: 'receive-information' } as const
const PERMIT = { command: 'set-permission', value: 'positive' } as const
const TOGETHER = { ...PERMIT, guardiansAgree: true } as const
const REVOKE = { command: 'set-permission', value: 'negative' } as const
const PROHIBIT = { command: 'set-prohibitions', targets: [] } as const

describe.each(ENGINES)('the will register over HTTP on %s', (engine) => {
  let archive: WillArchive
  beforeAll(async () => {
    archive = await openWillArchive(engine)
  })
  afterAll(() => archive.close())

  const adult = async () => {
    const code = archive.make.adult()
    return { code, claims: own(await archive.personOf(code)) }
  }
  const family = async () => {
    const code = archive.make.child()
    const child = await archive.personOf(code)
    const by = (ground: Claims['ground']) => acting(randomUUID(), child, ground)
    return {
      code,
      minor: own(child, 'minor'),
      guardian: by('guardian'),
      otherGuardian: by('guardian'),
      relative: by('right-to-information'),
    }
  }
  const refusedBy = async (
    rule: string,
    told: ReturnType<WillArchive['command']>,
  ) => expect(await told).toMatchObject({ status: 422, rules: [rule] })

  describe('an adult', () => {
    it('receives the information, gives the permission, prohibits, revokes and sees it all', async () => {
      const { claims } = await adult()
      expect((await archive.wills(claims)).information).toBeNull()

      for (const command of [INFORM, PERMIT, PROHIBIT]) {
        expect((await archive.command(claims, command)).status).toBe(200)
      }
      const revoked = await archive.command(claims, REVOKE, {
        expectedVersion: 1,
      })
      expect(revoked.body).toEqual(await archive.wills(claims))
      expect(revoked.body).toMatchObject({
        information: { version: 1, by: 'client', edition: '2026-11' },
        permission: { version: 2, by: 'client', value: 'negative' },
        prohibitions: { by: 'client', targets: [] },
      })
    })

    it('hears that the information comes first', async () => {
      const { claims } = await adult()
      for (const command of [PERMIT, REVOKE, PROHIBIT]) {
        await refusedBy(
          'adult-informed-first',
          archive.command(claims, command),
        )
      }
      expect((await archive.wills(claims)).actions).toMatchObject({
        'give-permission': 'information-first',
        'change-prohibitions': 'information-first',
      })
    })

    it('receives the information that is given now, once', async () => {
      const { claims } = await adult()
      await refusedBy(
        'information-edition',
        archive.command(claims, { ...INFORM, edition: '2020-01' }),
      )
      await archive.command(claims, INFORM)
      await refusedBy(
        'adult-has-received',
        archive.command(claims, INFORM, { expectedVersion: 1 }),
      )
    })

    it('keeps what was in force while they were a minor, and changes it', async () => {
      const { code, guardian } = await family()
      await archive.command(guardian, INFORM)
      await archive.command(guardian, TOGETHER)
      const grown = own(await archive.personOf(code))

      expect(await archive.wills(grown)).toMatchObject({
        permission: { value: 'positive', by: 'guardian' },
        actions: { 'receive-information': 'open', 'revoke-permission': 'open' },
      })
      const revoked = await archive.command(grown, REVOKE, {
        expectedVersion: 1,
      })
      expect(revoked.status).toBe(200)
      const informed = await archive.command(grown, INFORM, {
        expectedVersion: 1,
      })
      expect(informed.body).toMatchObject({
        actions: { 'receive-information': 'done' },
      })
    })
  })

  describe('the holder of an adult’s mandate', () => {
    it('does and sees all that the adult does', async () => {
      const { claims } = await adult()
      const holder = acting(randomUUID(), claims.subject, 'mandate')
      for (const command of [INFORM, PERMIT, PROHIBIT]) {
        expect((await archive.command(holder, command)).status).toBe(200)
      }
      const told = await archive.wills(holder)
      expect(told).toEqual(await archive.wills(claims))
      expect(told.permission?.by).toBe('mandate-holder')
    })
  })

  describe('a minor', () => {
    it('changes nothing in the portal', async () => {
      const { minor } = await family()
      await refusedBy(
        'minor-receives-at-provider',
        archive.command(minor, INFORM),
      )
      await refusedBy(
        'minor-permits-at-provider',
        archive.command(minor, PERMIT),
      )
      await refusedBy(
        'minor-permits-at-provider',
        archive.command(minor, REVOKE),
      )
      await refusedBy(
        'minor-prohibits-at-provider',
        archive.command(minor, PROHIBIT),
      )
    })

    it('sees prohibitions and not the permission', async () => {
      const { code, minor } = await family()
      await archive.visit(code, { command: 'record-information' })
      await archive.visit(code, {
        command: 'record-permission',
        value: 'positive',
      })
      await archive.visit(code, {
        command: 'record-prohibitions',
        targets: [{ kind: 'service-task', task: 'child-protection' }],
      })
      expect(await archive.wills(minor)).toMatchObject({
        information: { by: 'provider' },
        permission: null,
        prohibitions: {
          by: 'provider',
          targets: [{ kind: 'service-task', task: 'child-protection' }],
        },
      })
    })
  })

  describe('a guardian', () => {
    it('receives the information for the child and then gives the permission, the guardians agreeing', async () => {
      const { guardian, otherGuardian } = await family()
      await refusedBy(
        'guardian-informed-first',
        archive.command(guardian, TOGETHER),
      )
      await archive.command(guardian, INFORM)
      await refusedBy(
        'guardians-decide-together',
        archive.command(guardian, PERMIT),
      )
      const permitted = await archive.command(otherGuardian, TOGETHER)

      expect(permitted.body).toMatchObject({
        information: { by: 'guardian' },
        permission: { by: 'guardian', value: 'positive' },
        prohibitions: null,
      })
    })

    it('revokes and prohibits nothing in the portal, and sees no prohibitions', async () => {
      const { code, guardian } = await family()
      await archive.command(guardian, INFORM)
      await archive.command(guardian, TOGETHER)
      await refusedBy(
        'guardian-revokes-at-provider',
        archive.command(guardian, REVOKE, { expectedVersion: 1 }),
      )
      await refusedBy(
        'guardian-prohibits-at-provider',
        archive.command(guardian, PROHIBIT),
      )
      await archive.visit(
        code,
        { command: 'record-prohibitions', targets: [] },
        { visitor: 'guardian' },
      )
      expect((await archive.wills(guardian)).prohibitions).toBeNull()
    })

    it('manages nothing and sees nothing once the minor has received the information in person', async () => {
      const { code, guardian } = await family()
      await archive.visit(code, { command: 'record-information' })
      await archive.visit(code, {
        command: 'record-permission',
        value: 'positive',
      })
      for (const command of [INFORM, TOGETHER, REVOKE, PROHIBIT]) {
        const told = await archive.command(guardian, command)
        expect(told.status).toBe(422)
      }
      expect(await archive.wills(guardian)).toMatchObject({
        information: null,
        permission: null,
        prohibitions: null,
        actions: { 'give-permission': 'minor-decides' },
      })
    })

    it('hears why before anything of versions, which are not theirs to know', async () => {
      const { code, guardian } = await family()
      await archive.visit(code, { command: 'record-information' })
      const answers = await Promise.all(
        [null, 'a', 'b'].map((expectedFingerprint) =>
          archive.command(guardian, PROHIBIT, { expectedFingerprint }),
        ),
      )
      for (const { rules } of answers)
        expect(rules).toEqual(['minor-decides-alone'])
    })
  })

  describe('a person with a right to information', () => {
    it('neither sees nor does anything', async () => {
      const { guardian, relative } = await family()
      await archive.command(guardian, INFORM)
      await archive.command(guardian, TOGETHER)
      for (const command of [INFORM, TOGETHER, REVOKE, PROHIBIT]) {
        await refusedBy(
          'right-to-information-without-wills',
          archive.command(relative, command),
        )
      }
      const { actions, ...told } = await archive.wills(relative)
      expect(told).toEqual({
        information: null,
        permission: null,
        prohibitions: null,
      })
      expect(new Set(Object.values(actions))).toEqual(new Set(['not-yours']))
    })
  })

  it('lists the joined controllers to a reader who is shown prohibitions', async () => {
    const { claims } = await adult()
    const { minor, guardian, relative } = await family()
    expect((await archive.portal(claims, '/controllers')).body).toEqual({
      controllers: [
        {
          controllerId: '1.2.246.10.100',
          name: 'Exempelkustens välfärdsområde',
        },
        { controllerId: '1.2.246.10.900', name: 'Inlandets välfärdsområde' },
      ],
    })
    const statuses = await Promise.all(
      [minor, guardian, relative].map(
        async (who) => (await archive.portal(who, '/controllers')).status,
      ),
    )
    expect(statuses).toEqual([200, 404, 404])
  })

  it('logs every read, change and refusal', async () => {
    const { claims } = await adult()
    await archive.command(claims, PERMIT)
    await archive.command(claims, INFORM)
    await archive.wills(claims)
    const rows = await archive.logged(claims.subject)

    expect(rows.map(({ event, detail }) => [event, detail])).toEqual([
      [
        'will-change',
        {
          command: 'set-permission',
          outcome: 'will-refused',
          reasons: ['adult-informed-first'],
        },
      ],
      [
        'will-change',
        { command: 'receive-information', outcome: 'changed', version: '1' },
      ],
      ['wills', { information: '1', permission: '0', prohibitions: '0' }],
    ])
  })

  it('changes nothing while the usage log cannot be written', async () => {
    const { claims } = await adult()
    const rename = (from: string, to: string) =>
      archive.database.query({
        text: `ALTER TABLE usage_log RENAME COLUMN ${from} TO ${to}`,
      })
    await rename('occasion', 'gone')
    const statuses = [
      (await archive.command(claims, INFORM)).status,
      (await archive.portal(claims, '/wills')).status,
      (await archive.portal(claims, '/disclosures')).status,
      (await archive.portal(claims, '/controllers')).status,
    ]
    await rename('gone', 'occasion')

    expect(statuses).toEqual([503, 503, 503, 503])
    expect((await archive.wills(claims)).information).toBeNull()
  })
})
