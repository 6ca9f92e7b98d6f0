import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'
import { Page } from '../ui/Page.tsx'
import { DiscreetSwitch } from './DiscreetSwitch.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

/** As they are dialled and written in Finland, in every language. */
const NUMBERS = {
  emergency: { written: '112', href: 'tel:112' },
  line: { written: '080 005 005', href: 'tel:080005005' },
} as const

/**
 * How to read in peace, and who helps. It is the same for everyone, signed in
 * or not, so that having it open betrays no reader.
 */
export function Component() {
  const t = useTexts('safety')

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <div className="prose">
        <h2>{t('pressed.heading')}</h2>
        <p>{t('pressed.no')}</p>
        <p>{t('pressed.credentials')}</p>
        <p>{t('pressed.notYourFault')}</p>

        <h2>{t('quick.heading')}</h2>
        <p>{t('quick.how')}</p>
        <p>{t('quick.what')}</p>
        <ul>
          <li>{t('quick.anew')}</li>
          <li>{t('quick.frame')}</li>
          <li>{t('quick.left')}</li>
        </ul>

        <h2>{t('history.heading')}</h2>
        <p>{t('history.remembers')}</p>
        <p>{t('history.private')}</p>
        <p>{t('history.device')}</p>

        <h2>{t('discreet.heading')}</h2>
        <p>{t('discreet.what')}</p>
        <p>{t('discreet.files')}</p>
        <DiscreetSwitch />

        <h2>{t('control.heading')}</h2>
        <ul>
          <li>{t('control.signOut')}</li>
          <li>
            <Link to="/sessions">{t('control.sessions')}</Link>
          </li>
          <li>
            <Link to="/visits">{t('control.visits')}</Link>
          </li>
        </ul>

        <h2>{t('minor.heading')}</h2>
        <p>{t('minor.text')}</p>

        <h2>{t('help.heading')}</h2>
        <p>
          {t('help.emergency')} <Telephone {...NUMBERS.emergency} />
        </p>
        <p>
          {t('help.line')} <Telephone {...NUMBERS.line} />
        </p>
        <p>{t('help.log')}</p>
      </div>
    </Page>
  )
}

function Telephone({ written, href }: { written: string; href: string }) {
  return (
    <a className="telephone" href={href}>
      {written}
    </a>
  )
}
