import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { usePersonsName, useReadersName } from '../subject/names.ts'
import { dayOf } from '../ui/date-in.ts'
import { LocalDate } from '../ui/LocalDate.tsx'
import type { Want } from './wants.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Field } from '../ui/Field.tsx'

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
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const [today] = useState(() => dayOf(new Date()))

  return (
    <Card heading={t('letter.heading')} className="letter">
      {controller === null && (
        <Field label={t('letter.toLabel')} className="letter__screen">
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Facts>
        <Fact term={t('letter.to')}>{controller ?? to}</Fact>
        <Fact term={t('letter.from')}>{reader}</Fact>
        <Fact term={t('letter.about')}>{person}</Fact>
        <Fact term={t('letter.date')}>
          <LocalDate date={today} />
        </Fact>
      </Facts>
      <h3>{t(`letter.subject.${want}`)}</h3>
      <p>{t(`letter.body.${want}`)}</p>
      <Field
        label={t('letter.write')}
        hint={t('letter.writeHint')}
        className="field--long letter__screen"
      >
        {(control) => (
          <textarea
            {...control}
            rows={6}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <p className="print-only letter__text">{text}</p>
      <p className="letter__line">{t('letter.byHand')}</p>
      <p className="letter__line">{t('letter.signature')}</p>
      <div className="actions">
        <Button onClick={() => window.print()}>{t('letter.print')}</Button>
      </div>
    </Card>
  )
}
