import type { Wills } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { Expressed } from './Expressed.tsx'
import { Reasons } from './Reasons.tsx'
import { reasonsOf } from './reasons.ts'
import { TargetList } from './TargetList.tsx'
import { MoreLink } from '../ui/MoreLink.tsx'
import { WillCard } from './WillCard.tsx'

/** The prohibitions in force, and the way to change them. */
export function Prohibitions({ wills }: { readonly wills: Wills }) {
  const t = useTexts('permissions')
  const subject = useSubject()
  const { prohibitions, permission, actions } = wills
  const targets = prohibitions?.targets ?? []
  const isSeen = actions['see-prohibitions'] === 'open'
  const hasNoPermission =
    actions['see-permission'] === 'open' && permission?.value !== 'positive'

  return (
    <WillCard heading={t('prohibitions.heading')}>
      {isSeen && targets.length === 0 && <p>{t('prohibitions.none')}</p>}
      {isSeen && targets.length > 0 && (
        <TargetList label={t('prohibitions.list')} targets={targets} />
      )}
      {prohibitions && <Expressed expressed={prohibitions} />}
      {hasNoPermission && targets.length > 0 && (
        <p className="reason">{t('prohibitions.withoutPermission')}</p>
      )}
      <Reasons
        reasons={reasonsOf(actions, [
          'see-prohibitions',
          'change-prohibitions',
        ])}
      />
      {actions['change-prohibitions'] === 'open' && (
        <p>
          <MoreLink to={places.prohibitions(subject)}>
            {t('prohibitions.change')}
          </MoreLink>
        </p>
      )}
    </WillCard>
  )
}
