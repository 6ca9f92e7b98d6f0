import type { Acting } from '@mittkanta/contracts'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { dateIn } from '../ui/date-in.ts'

/** Until when the reader may act: the child's 18th birthday, or as long as the mandate holds. */
export function AccessPeriod({ acting }: { readonly acting: Acting }) {
  const t = useTexts('acting')
  const locales = useLocales()
  const { endsOn, displayName: person } = acting
  return (
    <span>
      {endsOn === null
        ? t('whileMandateHolds')
        : t('untilTurning18', { date: dateIn(locales, endsOn), person })}
    </span>
  )
}
