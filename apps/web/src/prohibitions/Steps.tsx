import { WillPreview, type WillChoices, type Wills } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useEffect, useState } from 'react'
import { NavigationType, useBlocker } from '../routing/routing.ts'
import { ApiProblem } from '../api/api-problem.ts'
import { askJson } from '../api/ask.ts'
import { useNewest } from '../permissions/use-newest.ts'
import { useWillChange } from '../permissions/use-will-change.ts'
import { useSubject } from '../subject/subject-context.ts'
import { Choose } from './Choose.tsx'
import { outcomeOf, targetsAfter, type Edits } from './edits.ts'
import { Preview } from './Preview.tsx'
import { Receipt } from './Receipt.tsx'

/** Where the reader is, and how they came to the choices. */
type Place =
  | {
      readonly step: 'choose'
      readonly after: 'arrival' | 'preview' | 'changed-meanwhile'
    }
  | { readonly step: 'preview'; readonly preview: WillPreview }
  | { readonly step: 'receipt' }

interface Props {
  readonly loaded: Wills
  readonly choices: WillChoices
}

/** Choose, see what it means, save, receipt: nothing is saved that was not seen. */
export function Steps({ loaded, choices }: Props) {
  const subject = useSubject()
  const [wills, stand] = useNewest(loaded)
  const [edits, setEdits] = useState<Edits>(new Map())
  const [place, setPlace] = useState<Place>({
    step: 'choose',
    after: 'arrival',
  })
  const send = useWillChange(stand)
  const standing = wills.prohibitions?.targets ?? []
  const outcome = outcomeOf(edits, standing)
  const toChoices = () => setPlace({ step: 'choose', after: 'preview' })
  useWayBack(place.step === 'preview', toChoices)

  const look = async (wanted: Edits) => {
    setEdits(wanted)
    const targets = targetsAfter(outcomeOf(wanted, standing))
    const preview = await askJson(
      address(operations.previewWill, { subjectRef: subject }),
      WillPreview,
      {
        method: 'POST',
        body: { targets },
      },
    )
    setPlace({ step: 'preview', preview })
  }

  const save = async () => {
    try {
      await send({
        command: 'set-prohibitions',
        expectedFingerprint: wills.prohibitions?.fingerprint ?? null,
        targets: targetsAfter(outcome),
      })
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.kind !== 'will-changed')
        throw error
      // What was seen is not what would happen any more.
      setPlace({ step: 'choose', after: 'changed-meanwhile' })
      return
    }
    setEdits(new Map())
    setPlace({ step: 'receipt' })
  }

  switch (place.step) {
    case 'choose':
      return (
        <Choose
          choices={choices}
          standing={standing}
          edits={edits}
          setEdits={setEdits}
          after={place.after}
          look={look}
        />
      )
    case 'preview':
      return (
        <Preview
          outcome={outcome}
          preview={place.preview}
          wills={wills}
          save={save}
          goBack={toChoices}
        />
      )
    case 'receipt':
      return <Receipt wills={wills} goOn={toChoices} />
  }
}

/** The browser's way back leads to the choices, not away from the page. */
function useWayBack(isAway: boolean, goBack: () => void): void {
  const blocker = useBlocker(
    ({ historyAction }) => isAway && historyAction === NavigationType.Pop,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    blocker.reset()
    goBack()
  }, [blocker, goBack])
}
