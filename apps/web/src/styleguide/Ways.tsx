import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button, ButtonAnchor, ButtonLink } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { MoreLink } from '../ui/MoreLink.tsx'
import { Pages } from '../task/Pages.tsx'

/** What is pressed and followed. */
export function Ways() {
  const common = useTexts('common')
  const t = useTexts('permissions')
  return (
    <>
      <div className="actions">
        <Button isLarge>{t('permission.give')}</Button>
        <Button>{t('permission.give')}</Button>
        <Button variant="secondary">{t('permission.revoke')}</Button>
        <Button isUnderWay>{t('permission.give')}</Button>
        <Button variant="secondary" isUnderWay>
          {t('permission.revoke')}
        </Button>
        <ButtonLink to="/styleguide">{common('toFrontPage')}</ButtonLink>
        <ButtonAnchor variant="secondary" href="/styleguide">
          {common('copy')}
        </ButtonAnchor>
        <AskedAtOnce />
      </div>
      <p>
        <BackLink to="/styleguide">{common('toFrontPage')}</BackLink>
      </p>
      <p>
        <MoreLink to="/styleguide">{common('asking')}</MoreLink>
      </p>
      <Pages addressOf={() => '/styleguide'} page={2} pages={3} />
      <Details summary={t('information.read')}>
        <p>{t('lead')}</p>
      </Details>
      <Details summary={t('information.read')} isOpen>
        <p>{t('lead')}</p>
      </Details>
    </>
  )
}

/** The dialog, opened on request. */
function AskedAtOnce() {
  const t = useTexts('session')
  const [isAsked, setIsAsked] = useState(false)
  const answer = () => setIsAsked(false)
  return (
    <>
      <Button variant="secondary" onClick={() => setIsAsked(true)}>
        {t('warningTitle')}
      </Button>
      {isAsked && (
        <Dialog
          heading={t('warningTitle')}
          text={t('warningIdle', { time: '12.30' })}
          onEscape={answer}
        >
          <Button onClick={answer}>{t('stay')}</Button>
        </Dialog>
      )}
    </>
  )
}
