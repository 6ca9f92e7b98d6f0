import { useTexts } from '../i18n/use-texts.ts'
import { Shell } from './Shell.tsx'
import { Skeleton } from './Skeleton.tsx'

/** A page that is on its way. */
export function WaitingPage() {
  const t = useTexts('common')
  return (
    <Shell>
      <Skeleton text={t('loading')} />
    </Shell>
  )
}
