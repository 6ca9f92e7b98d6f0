import type { Acting } from '@mittkanta/contracts'
import { Link, NavLink } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
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
      <PersonNavigation acting={acting} />
    </>
  )
}

/**
 * The pages of the person's record. Who has received data is shown to the
 * person and to the holder of a mandate only (decision A33).
 */
function PersonNavigation({ acting }: { readonly acting: Acting }) {
  const t = useTexts('acting')
  const common = useTexts('common')
  const { subjectRef, displayName: person, ground } = acting
  return (
    <nav className="person-navigation" aria-label={t('recordOf', { person })}>
      <ul role="list">
        <li>
          <NavLink to={places.frontPage(subjectRef)} end>
            {t('documents')}
          </NavLink>
        </li>
        <li>
          <NavLink to={places.documents(subjectRef)} end>
            {common('allDocuments')}
          </NavLink>
        </li>
        <li>
          <NavLink to={places.permissions(subjectRef)}>
            {common('permissions')}
          </NavLink>
        </li>
        {ground === 'mandate' && (
          <li>
            <NavLink to={places.disclosures(subjectRef)}>
              {common('disclosures')}
            </NavLink>
          </li>
        )}
      </ul>
    </nav>
  )
}
