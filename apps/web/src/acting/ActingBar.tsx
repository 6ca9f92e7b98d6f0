import type { Acting } from '@mittkanta/contracts'
import { Link } from 'react-router'
import { useTexts } from '../i18n/use-texts.ts'
import { AccessPeriod } from './AccessPeriod.tsx'

/**
 * Says on every page whose record it is. The first line stays in sight while
 * the page scrolls; the ground and the day of the end scroll with it.
 */
export function ActingBar({ acting }: { readonly acting: Acting }) {
  const t = useTexts('acting')
  const { displayName: person, ground } = acting
  return (
    <>
      <section className="acting-bar" aria-label={t('bar')}>
        <p className="acting-bar__person">
          <span className="acting-bar__icon" aria-hidden="true">
            ⇄
          </span>
          <span>
            {t('youActFor')} <strong>{person}</strong>
          </span>
        </p>
        <Link className="acting-bar__back" to="/">
          {t('backToOwn')}
        </Link>
      </section>
      <div className="acting-facts">
        <p>
          {t('groundIs', { ground: t(`ground.${ground}`) })}{' '}
          <AccessPeriod acting={acting} />
        </p>
        <Link to="/acting">{t('choosePerson')}</Link>
      </div>
    </>
  )
}
