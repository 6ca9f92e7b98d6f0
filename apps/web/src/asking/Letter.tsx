import { useId, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { usePersonsName, useReadersName } from '../subject/names.ts'
import { dayOf } from '../ui/date-in.ts'
import { LocalDate } from '../ui/LocalDate.tsx'
import type { Want } from './wants.ts'

interface Props {
  /** Null when the person writes the name. */
  readonly controller: string | null
  readonly want: Want
}

/** A letter to print. What is written in it stays in this page and is never sent. */
export function Letter({ controller, want }: Props) {
  const t = useTexts('asking')
  const reader = useReadersName()
  const person = usePersonsName()
  const id = useId()
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const [today] = useState(() => dayOf(new Date()))

  return (
    <section className="card letter" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} className="card__heading letter__screen">
        {t('letter.heading')}
      </h2>
      {controller === null && (
        <div className="field letter__screen">
          <label htmlFor={`${id}-to`}>{t('letter.toLabel')}</label>
          <input
            id={`${id}-to`}
            type="text"
            autoComplete="off"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
      )}
      <dl className="facts letter__head">
        <div>
          <dt>{t('letter.to')}</dt>
          <dd>{controller ?? to}</dd>
        </div>
        <div>
          <dt>{t('letter.from')}</dt>
          <dd>{reader}</dd>
        </div>
        <div>
          <dt>{t('letter.about')}</dt>
          <dd>{person}</dd>
        </div>
        <div>
          <dt>{t('letter.date')}</dt>
          <dd>
            <LocalDate date={today} />
          </dd>
        </div>
      </dl>
      <h3>{t(`letter.subject.${want}`)}</h3>
      <p>{t(`letter.body.${want}`)}</p>
      <div className="letter__screen">
        <label className="letter__label" htmlFor={`${id}-text`}>
          {t('letter.write')}
        </label>
        <p id={`${id}-hint`} className="hint">
          {t('letter.writeHint')}
        </p>
        <textarea
          id={`${id}-text`}
          aria-describedby={`${id}-hint`}
          rows={6}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <p className="print-only letter__text">{text}</p>
      <p className="letter__line">{t('letter.byHand')}</p>
      <p className="letter__line">{t('letter.signature')}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => window.print()}>
          {t('letter.print')}
        </button>
      </div>
    </section>
  )
}
