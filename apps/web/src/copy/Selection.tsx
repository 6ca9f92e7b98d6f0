import type { DocumentRef } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useState } from 'react'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { useSubject } from '../subject/subject-context.ts'
import { Download } from './Download.tsx'
import { TaskChoice } from './TaskChoice.tsx'

/** As many refs as the address of a download has room for (the bff's limit). */
const MOST = 400

interface Props {
  readonly tasks: readonly { readonly task: string; readonly name: string }[]
}

/** The choice of service tasks and documents for a copy of only those. */
export function Selection({ tasks }: Props) {
  const t = useTexts('copy')
  const subject = useSubject()
  const language = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<DocumentRef>>(new Set())

  const choose = (refs: readonly DocumentRef[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const ref of refs) {
      if (isChosen) next.add(ref)
      else next.delete(ref)
    }
    setChosen(next)
  }

  return (
    <section className="selection" aria-labelledby="selection">
      <h2 id="selection" className="section-heading">
        {t('chooseHeading')}
      </h2>
      <p className="hint">{t('chooseLead')}</p>
      {tasks.map((one) => (
        <TaskChoice
          key={`${one.task} ${language}`}
          {...one}
          chosen={chosen}
          choose={choose}
        />
      ))}
      <p role="status">
        {chosen.size > MOST
          ? t('tooMany', { most: MOST })
          : chosen.size > 0 && t('chosen', { count: chosen.size })}
      </p>
      {chosen.size > 0 && chosen.size <= MOST && (
        <Download
          address={address(
            operations.copy,
            { subjectRef: subject },
            { language, ref: [...chosen] },
          )}
        >
          {t('download')}
        </Download>
      )}
    </section>
  )
}
