import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

/** The information text of 5.1.1, shown when something of the record is withheld. */
export function InformationText() {
  const t = useTexts('common')
  const heading = useId()
  return (
    <section className="notice" aria-labelledby={heading}>
      <h2 id={heading}>{t('informationTextHeading')}</h2>
      <p>{t('informationText')}</p>
    </section>
  )
}
