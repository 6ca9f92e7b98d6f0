import type { NamedTarget, WillChoices } from '@mittkanta/contracts'
import { useState } from 'react'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { Field } from '../ui/Field.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Choices } from './Choices.tsx'

/** As many as can be looked through; a longer list is searched. */
const MOST_SHOWN = 30

interface Props {
  readonly documents: WillChoices['documents']
  readonly chosen: ReadonlySet<string>
  readonly choose: (named: NamedTarget, isChosen: boolean) => void
}

/** The documents that can be prohibited one by one, to search by name or organisation. */
export function DocumentChoices({ documents, chosen, choose }: Props) {
  const t = useTexts('prohibitions')
  const locales = useLocales()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase(locales)
  const found = documents.filter(({ name, controllerName }) =>
    `${name} ${controllerName}`.toLocaleLowerCase(locales).includes(wanted),
  )

  return (
    <Choices
      legend={t('choose.documents')}
      hint={t(
        documents.length > 0 ? 'choose.documentsHint' : 'choose.noDocuments',
      )}
      offered={found.slice(0, MOST_SHOWN).map((item) => ({
        target: { kind: 'document', ref: item.ref },
        name: item.name,
        nameLanguage: item.nameLanguage,
        detail: (
          <span className="choice__detail">
            {' '}
            <LocalDate date={item.drawnUpOn} />, {item.controllerName}
          </span>
        ),
      }))}
      chosen={chosen}
      choose={choose}
    >
      {documents.length > 0 && (
        <>
          <Field label={t('choose.filter')}>
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
          <p role="status" className="hint">
            {t('choose.found', {
              count: found.length,
              total: documents.length,
            })}{' '}
            {found.length > MOST_SHOWN &&
              t('choose.onlyFirst', { most: MOST_SHOWN })}
          </p>
        </>
      )}
    </Choices>
  )
}
