import type { DocumentRef } from '@mittkanta/contracts'
import { useEffect, useRef, useState } from 'react'
import { Failure } from '../acting/Failure.tsx'
import { useAction } from '../acting/use-action.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { useSubject } from '../subject/subject-context.ts'
import { Choice, ChoiceGroup } from '../ui/Choice.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { taskDocuments, type Choosable } from './task-documents.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  readonly task: string
  readonly name: string
  readonly chosen: ReadonlySet<DocumentRef>
  readonly choose: (refs: readonly DocumentRef[], isChosen: boolean) => void
}

/**
 * One service task: its documents are fetched when the reader wants to choose
 * among them.
 */
export function TaskChoice({ task, name, chosen, choose }: Props) {
  const t = useTexts('copy')
  const subject = useSubject()
  const language = useLanguage()
  const [documents, setDocuments] = useState<readonly Choosable[]>()
  const { run, isUnderWay, failure } = useAction(async () =>
    setDocuments(await taskDocuments(subject, task, language)),
  )

  if (documents)
    return (
      <Documents
        name={name}
        documents={documents}
        chosen={chosen}
        choose={choose}
      />
    )
  return (
    <div className="card">
      <Failure kind={failure} />
      <Button variant="secondary" isUnderWay={isUnderWay} onClick={run}>
        {t('open', { task: name })}
      </Button>
      <p role="status">{isUnderWay && t('fetching')}</p>
    </div>
  )
}

interface DocumentsProps extends Omit<Props, 'task'> {
  readonly documents: readonly Choosable[]
}

function Documents({ name, documents, chosen, choose }: DocumentsProps) {
  const t = useTexts('copy')
  const refs = documents.map(({ ref }) => ref)
  const isWhole = refs.every((ref) => chosen.has(ref))
  const first = useRef<HTMLInputElement>(null)

  // The button that was pressed has gone; its place is here.
  useEffect(() => first.current?.focus(), [])

  return (
    <ChoiceGroup legend={name}>
      <Choice
        ref={first}
        type="checkbox"
        label={<strong>{t('wholeTask', { task: name })}</strong>}
        checked={isWhole}
        onChange={(event) => choose(refs, event.currentTarget.checked)}
      />
      {documents.map((item) => (
        <Choice
          key={item.ref}
          type="checkbox"
          label={
            <>
              <span lang={item.nameLanguage ?? undefined}>{item.name}</span>{' '}
              <span className="choice__detail">
                <LocalDate date={item.drawnUpOn} />
              </span>
            </>
          }
          checked={chosen.has(item.ref)}
          onChange={(event) => choose([item.ref], event.currentTarget.checked)}
        />
      ))}
    </ChoiceGroup>
  )
}
