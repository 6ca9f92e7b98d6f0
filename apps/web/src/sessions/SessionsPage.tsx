import { OtherSessions, type OtherSession } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useRef, useState } from 'react'
import { Failure } from '../acting/Failure.tsx'
import { useAction } from '../acting/use-action.ts'
import { ask, askJson } from '../api/ask.ts'
import { useTexts } from '../i18n/use-texts.ts'
import {
  useLoaderData,
  useRevalidator,
  type LoaderFunctionArgs,
} from '../routing/routing.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { OtherSessionItem } from './OtherSessionItem.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export const loader = ({ request }: LoaderFunctionArgs) =>
  askJson(address(operations.otherSessions), OtherSessions, {
    signal: request.signal,
  })

/** Where else the reader is signed in, and a way to end it. */
export function Component() {
  const t = useTexts('sessions')
  const { sessions } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const [hasEnded, setHasEnded] = useState(false)
  const status = useRef<HTMLParagraphElement>(null)

  const { run, isUnderWay, failure } = useAction(
    async (sessionRef: OtherSession['sessionRef'] | null) => {
      setHasEnded(false)
      const body = { sessionRef }
      await ask(address(operations.endOtherSessions), { method: 'POST', body })
      setHasEnded(true)
      // The button that was pressed goes with the session.
      status.current?.focus()
      await revalidate()
    },
  )

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <p ref={status} role="status" tabIndex={-1}>
        {hasEnded && t('ended')}
      </p>
      <Failure kind={failure} />
      {sessions.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <ul className="list sessions" role="list">
            {sessions.map((session) => (
              <OtherSessionItem
                key={session.sessionRef}
                session={session}
                isUnderWay={isUnderWay}
                end={() => run(session.sessionRef)}
              />
            ))}
          </ul>
          <p className="actions">
            <Button isUnderWay={isUnderWay} onClick={() => run(null)}>
              {t('endAll')}
            </Button>
          </p>
        </>
      )}
      <div className="prose">
        <p>{t('here')}</p>
        <h2>{t('strangeHeading')}</h2>
        <p>{t('strange')}</p>
        <p>{t('kept')}</p>
      </div>
    </Page>
  )
}
