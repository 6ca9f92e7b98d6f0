import type { Acting } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useRef, useState } from 'react'
import { useRevalidator } from '../routing/routing.ts'
import { ApiProblem } from '../api/api-problem.ts'
import { ask } from '../api/ask.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { AccessPeriod } from './AccessPeriod.tsx'
import { Failure } from './Failure.tsx'
import { useAction } from './use-action.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'

interface Props {
  readonly people: readonly Acting[]
}

/** Whom the reader has chosen in this session. */
export function People({ people }: Props) {
  const t = useTexts('acting')
  const heading = useRef<HTMLHeadingElement>(null)
  const [hasEnded, setHasEnded] = useState(false)
  const { revalidate } = useRevalidator()

  const ended = async () => {
    setHasEnded(true)
    // The button that was pressed goes with the person.
    heading.current?.focus()
    await revalidate()
  }

  return (
    <section className="people" aria-labelledby="people">
      <h2 ref={heading} id="people" tabIndex={-1} className="section-heading">
        {t('peopleHeading')}
      </h2>
      <p role="status">{hasEnded && t('hasEnded')}</p>
      {people.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <ul className="list" role="list" aria-labelledby="people">
          {people.map((acting) => (
            <li key={acting.subjectRef} className="card">
              <Person acting={acting} ended={ended} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface PersonProps {
  readonly acting: Acting
  /** Called when the reader no longer acts for the person. */
  readonly ended: () => Promise<void>
}

function Person({ acting, ended }: PersonProps) {
  const t = useTexts('acting')
  const { subjectRef, displayName: person, ground } = acting
  const { run, isUnderWay, failure } = useAction(async () => {
    await ask(address(operations.endActing, { subjectRef }), {
      method: 'POST',
    }).catch((error: unknown) => {
      // It had ended already: that is what was wished for.
      if (!(error instanceof ApiProblem) || error.kind !== 'not-acting')
        throw error
    })
    await ended()
  })
  return (
    <>
      <h3>{person}</h3>
      <p>
        {t('groundIs', { ground: t(`ground.${ground}`) })}{' '}
        <AccessPeriod acting={acting} />
      </p>
      <Failure kind={failure} />
      <div className="actions">
        <ButtonLink to={places.frontPage(subjectRef)}>
          {t('open', { person })}
        </ButtonLink>
        <Button variant="secondary" isUnderWay={isUnderWay} onClick={run}>
          {t('stop', { person })}
        </Button>
      </div>
    </>
  )
}
