import {
  KANTA_INFORMATION_EDITION,
  ProhibitionTarget,
  WillChoices,
  WillPreview,
  Wills,
  type ExpressedBy,
  type Language,
  type WillCommand,
} from '@mittkanta/contracts'
import { controllerIds, controllers, taskNames } from './names.ts'
import type { MockDocument, MockRecord } from './records.ts'
import { actionsFor, type MockReader } from './will-standing.ts'

const ids: Readonly<Record<string, string>> = controllerIds

interface Expressed<Content> {
  readonly version: number
  readonly expressedAt: string
  readonly by: ExpressedBy
  readonly content: Content
}

type Permission = 'positive' | 'negative'

/** The register when the mock starts. */
export interface Beginning {
  readonly informedBy: ExpressedBy | null
  readonly permission?: Permission
  readonly targets?: readonly object[]
}

/** The day of the mock: the newest documents were just stored. */
const BEGAN_AT = '2024-02-20T08:15:00Z'

/** The will register of one mocked person, as one reader uses it. */
export class MockWills {
  readonly #reader: MockReader
  readonly #done = new Set<string>()
  #information: Expressed<string> | null = null
  #permission: Expressed<Permission> | null = null
  #prohibitions: Expressed<readonly ProhibitionTarget[]> | null = null

  constructor(reader: MockReader, begin: Beginning) {
    this.#reader = reader
    const first = <Content>(by: ExpressedBy, content: Content) => ({
      version: 1,
      expressedAt: BEGAN_AT,
      by,
      content,
    })
    const { informedBy, permission, targets } = begin
    if (informedBy === null) return
    this.#information = first(informedBy, KANTA_INFORMATION_EDITION)
    if (permission) this.#permission = first(informedBy, permission)
    if (targets)
      this.#prohibitions = first(
        informedBy,
        targets.map((target) => ProhibitionTarget.parse(target)),
      )
  }

  /** What the bff shows the reader. */
  tell(record: MockRecord, language: Language): Wills {
    const actions = this.#actions()
    const sees = (seeing: 'see-permission' | 'see-prohibitions') =>
      actions[seeing] === 'open'
    const isTold = !['not-yours', 'minor-decides'].includes(
      actions['receive-information'],
    )
    const [information, permission, prohibitions] = [
      isTold ? this.#information : null,
      sees('see-permission') ? this.#permission : null,
      sees('see-prohibitions') ? this.#prohibitions : null,
    ]
    return Wills.parse({
      information: information && {
        ...common(information),
        edition: information.content,
      },
      permission: permission && {
        ...common(permission),
        value: permission.content,
      },
      prohibitions: prohibitions && {
        fingerprint: fingerprintOf(prohibitions),
        expressedAt: prohibitions.expressedAt,
        by: prohibitions.by,
        targets: prohibitions.content.map((target) => ({
          target,
          name: nameOf(target, record, language),
          nameLanguage: null,
        })),
      },
      actions,
    })
  }

  /** Carries out a change, once for each id; or says why it does not. */
  change(command: WillCommand): 'will-changed' | 'will-refused' | null {
    if (this.#done.has(command.commandId)) return null
    if (this.#actions()[actionOf(command)] !== 'open') return 'will-refused'
    const isGuardian = this.#reader.ground === 'guardian'
    switch (command.command) {
      case 'receive-information': {
        const next = this.#next(this.#information, command, command.edition)
        if (!next) return 'will-changed'
        this.#information = next
        break
      }
      case 'set-permission': {
        if (isGuardian && command.guardiansAgree !== true) return 'will-refused'
        const next = this.#next(this.#permission, command, command.value)
        if (!next) return 'will-changed'
        this.#permission = next
        break
      }
      case 'set-prohibitions': {
        const before = this.#prohibitions
        if (command.expectedFingerprint !== (before && fingerprintOf(before)))
          return 'will-changed'
        this.#prohibitions = this.#after(before, command.targets)
        break
      }
    }
    this.#done.add(command.commandId)
    return null
  }

  /** Another person prohibits a target. */
  interfere(target: object): void {
    const before = this.#prohibitions
    this.#prohibitions = {
      version: (before?.version ?? 0) + 1,
      expressedAt: new Date().toISOString(),
      by: 'mandate-holder',
      content: [...(before?.content ?? []), ProhibitionTarget.parse(target)],
    }
  }

  /** Whether the reader may look at what a change would do. */
  mayChange(): boolean {
    return this.#actions()['change-prohibitions'] === 'open'
  }

  /** Whether the reader may know what can be prohibited. */
  maySee(): boolean {
    return this.#actions()['see-prohibitions'] === 'open'
  }

  #actions(): Wills['actions'] {
    return actionsFor(this.#reader, {
      informedBy: this.#information?.by ?? null,
      permission: this.#permission?.content ?? null,
    })
  }

  #next<Content>(
    before: Expressed<Content> | null,
    { expectedVersion }: { readonly expectedVersion: number },
    content: Content,
  ): Expressed<Content> | null {
    if (expectedVersion !== (before?.version ?? 0)) return null
    return this.#after(before, content)
  }

  #after<Content>(
    before: Expressed<Content> | null,
    content: Content,
  ): Expressed<Content> {
    return {
      version: (before?.version ?? 0) + 1,
      expressedAt: new Date().toISOString(),
      by: byOf(this.#reader),
      content,
    }
  }
}

const common = ({ version, expressedAt, by }: Expressed<unknown>) => ({
  version,
  expressedAt,
  by,
})

const fingerprintOf = ({ version }: Expressed<unknown>) =>
  `fingerprint ${version}`

function byOf({ ground }: MockReader): ExpressedBy {
  if (ground === 'guardian') return 'guardian'
  return ground === 'mandate' ? 'mandate-holder' : 'client'
}

function actionOf(command: WillCommand) {
  switch (command.command) {
    case 'receive-information':
      return 'receive-information'
    case 'set-permission':
      return command.value === 'positive'
        ? 'give-permission'
        : 'revoke-permission'
    case 'set-prohibitions':
      return 'change-prohibitions'
  }
}

function nameOf(
  target: ProhibitionTarget,
  record: MockRecord,
  language: Language,
): string | null {
  switch (target.kind) {
    case 'controller':
      return (
        Object.values(controllers).find(
          (name) => ids[name] === target.controllerId,
        ) ?? null
      )
    case 'service-task':
      return (
        Object.entries(taskNames).find(([id]) => id === target.task)?.[1][
          language
        ] ?? null
      )
    case 'document':
      return (
        record.documents.find(({ ref }) => ref === target.ref)?.name[
          language
        ] ?? null
      )
  }
}

/** What a prohibition can point at in a record. */
export function choicesOf(
  { documents }: MockRecord,
  language: Language,
): WillChoices {
  return WillChoices.parse({
    controllers: Object.values(controllers).map((name) => ({
      controllerId: ids[name],
      name,
    })),
    tasks: Object.entries(taskNames).map(([task, names]) => ({
      task,
      name: names[language],
    })),
    documents: [...documents]
      .sort((one, other) => other.drawnUpOn.localeCompare(one.drawnUpOn))
      .map(({ ref, name, drawnUpOn, controllerName, task }) => ({
        ref,
        name: name[language],
        nameLanguage: null,
        drawnUpOn,
        controllerName,
        task,
      })),
  })
}

/** What prohibitions would do in a record. */
export function previewOf(
  { documents }: MockRecord,
  targets: readonly ProhibitionTarget[],
): WillPreview {
  const prohibited = documents.filter((item) =>
    targets.some((target) => pointsAt(target, item)),
  )
  return WillPreview.parse({
    visible: documents.length,
    prohibited: prohibited.length,
    byController: Object.values(controllers)
      .map((controllerName) => ({
        controllerId: ids[controllerName],
        controllerName,
        prohibited: prohibited.filter(
          (item) => item.controllerName === controllerName,
        ).length,
      }))
      .filter((of) => of.prohibited > 0),
  })
}

function pointsAt(
  target: ProhibitionTarget,
  { ref, task, controllerName }: MockDocument,
): boolean {
  switch (target.kind) {
    case 'controller':
      return target.controllerId === ids[controllerName]
    case 'service-task':
      return target.task === task
    case 'document':
      return target.ref === ref
  }
}
