import type {
  ArchiveWills,
  DocumentRef,
  Language,
  NamedTarget,
  ProhibitionTarget,
  Wills,
} from '@mittkanta/contracts'
import { isServiceTask, taskName, type Name } from '../reading/names.ts'
import type { ReadingDeps } from '../reading/reading.routes.ts'
import type { Reading } from '../reading/subject.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'

type Deps = Pick<ReadingDeps, 'archive' | 'gateTwo' | 'tell'>

/** The names of what prohibitions can point at, as far as the reader may know them. */
interface Names {
  readonly controllers: ReadonlyMap<string, string>
  readonly documents: ReadonlyMap<DocumentRef, Name>
}

/** What is expressed, with the names of what prohibitions point at. */
export async function namedWills(
  answer: ArchiveWills,
  reading: Reading,
  language: Language,
  deps: Deps,
): Promise<Wills> {
  const { prohibitions } = answer
  if (prohibitions === null) return { ...answer, prohibitions }

  const { targets } = prohibitions
  const names = await namesOf(targets, reading, language, deps)
  return {
    ...answer,
    prohibitions: {
      ...prohibitions,
      targets: targets.map((target) => named(target, names, language)),
    },
  }
}

/** Asks for the names that are needed. A document's comes from the reader's own lists only. */
async function namesOf(
  targets: readonly ProhibitionTarget[],
  reading: Reading,
  language: Language,
  deps: Deps,
): Promise<Names> {
  const points = (at: ProhibitionTarget['kind']) =>
    targets.some(({ kind }) => kind === at)
  const { controllers } = points('controller')
    ? await deps.archive.controllers(reading.asking)
    : { controllers: [] }
  const documents = points('document')
    ? await visibleDocuments(deps, reading, language)
    : []
  return {
    controllers: new Map(
      controllers.map(({ controllerId, name }) => [controllerId, name]),
    ),
    documents: new Map(documents.map((document) => [document.ref, document])),
  }
}

/** A target without a name stays a target: leaving it out would withdraw it with the next change. */
function named(
  target: ProhibitionTarget,
  { controllers, documents }: Names,
  language: Language,
): NamedTarget {
  const ours = (name: string | undefined) => ({
    target,
    name: name ?? null,
    nameLanguage: null,
  })
  switch (target.kind) {
    case 'controller':
      return ours(controllers.get(target.controllerId))
    case 'service-task':
      return ours(
        isServiceTask(target.task)
          ? taskName(target.task, language)
          : undefined,
      )
    case 'document': {
      const { name = null, nameLanguage = null } =
        documents.get(target.ref) ?? {}
      return { target, name, nameLanguage }
    }
  }
}
