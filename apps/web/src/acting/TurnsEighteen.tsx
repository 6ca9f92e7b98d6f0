import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { useSession } from '../session/session-context.ts'
import { Card } from '../ui/Card.tsx'
import { dateIn } from '../ui/date-in.ts'

/**
 * Informs a minor of what changes on the 18th birthday (11.4.1); empty for an
 * adult.
 */
export function TurnsEighteen() {
  const t = useTexts('frontPage')
  const locales = useLocales()
  const session = useSession()
  const day = session.state === 'signed-in' ? session.open.turns18On : null
  if (day === null) return null
  return (
    <Card heading={t('turns18.heading')} className="turns-eighteen">
      <p>{t('turns18.day', { date: dateIn(locales, day) })}</p>
      <p>{t('turns18.then')}</p>
    </Card>
  )
}
