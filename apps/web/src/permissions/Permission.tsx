import type { Wills } from '@mittkanta/contracts'
import { useState } from 'react'
import { Failure } from '../acting/Failure.tsx'
import { useAction } from '../acting/use-action.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useActing } from '../subject/subject-context.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Expressed } from './Expressed.tsx'
import { Reasons } from './Reasons.tsx'
import { reasonsOf } from './reasons.ts'
import { useWillChange } from './use-will-change.ts'
import { WillCard } from './WillCard.tsx'

interface Props {
  readonly wills: Wills
  readonly stand: (wills: Wills) => void
}

/**
 * The disclosure permission: what it means, its current state, and how to
 * change it (11.4).
 */
export function Permission({ wills, stand }: Props) {
  const t = useTexts('permissions')
  const { permission, actions } = wills
  const isSeen = actions['see-permission'] === 'open'
  const [saved, setSaved] = useState(0)
  const saw = () => setSaved((times) => times + 1)
  // A reader who is not shown the permission reads why, once.
  const asked = isSeen
    ? (['give-permission', 'revoke-permission'] as const)
    : (['see-permission'] as const)

  return (
    <WillCard heading={t('permission.heading')} saved={saved}>
      {isSeen && (
        <p className="standing">
          {t(`permission.${permission?.value ?? 'none'}`)}
        </p>
      )}
      {permission && <Expressed expressed={permission} />}
      <div className="prose">
        <h3>{t('permission.meansHeading')}</h3>
        <ul>
          <li>{t('permission.meansPositive')}</li>
          <li>{t('permission.meansNegative')}</li>
          <li>{t('permission.meansAll')}</li>
        </ul>
      </div>
      <Reasons reasons={reasonsOf(actions, asked)} />
      {actions['give-permission'] === 'open' && (
        <GivePermission wills={wills} stand={stand} saved={saw} />
      )}
      {actions['revoke-permission'] === 'open' && (
        <SetButton wills={wills} stand={stand} saved={saw} value="negative">
          {t(`permission.${permission ? 'revoke' : 'refuse'}`)}
        </SetButton>
      )}
    </WillCard>
  )
}

interface ChangeProps extends Props {
  /** Called when a change was saved. */
  readonly saved: () => void
}

/** A guardian confirms first that the guardians decide together (decision A28). */
function GivePermission(props: ChangeProps) {
  const t = useTexts('permissions')
  const isGuardian = useActing()?.ground === 'guardian'
  const [isTogether, setIsTogether] = useState(false)
  const [isMissing, setIsMissing] = useState(false)

  if (!isGuardian)
    return (
      <SetButton {...props} value="positive">
        {t('permission.give')}
      </SetButton>
    )
  return (
    <>
      <Choice
        type="checkbox"
        required
        label={t('permission.together')}
        hint={t('permission.togetherHint')}
        error={isMissing ? t('permission.togetherMissing') : undefined}
        checked={isTogether}
        onChange={(event) => {
          setIsTogether(event.currentTarget.checked)
          setIsMissing(false)
        }}
      />
      <SetButton
        {...props}
        value="positive"
        guardiansAgree={isTogether}
        refuse={() => {
          setIsMissing(!isTogether)
          return !isTogether
        }}
      >
        {t('permission.give')}
      </SetButton>
    </>
  )
}

interface SetButtonProps extends ChangeProps {
  readonly value: 'positive' | 'negative'
  readonly guardiansAgree?: boolean
  /** Says whether something is missing still; then nothing is sent. */
  readonly refuse?: () => boolean
  readonly children: string
}

function SetButton({
  wills: { permission },
  stand,
  saved,
  value,
  guardiansAgree,
  refuse,
  children,
}: SetButtonProps) {
  const send = useWillChange(stand)
  const { run, isUnderWay, failure } = useAction(async () => {
    await send({
      command: 'set-permission',
      expectedVersion: permission?.version ?? 0,
      value,
      ...(guardiansAgree !== undefined && { guardiansAgree }),
    })
    saved()
  })
  return (
    <>
      <Failure kind={failure} />
      <div className="actions">
        <Button
          variant={value === 'positive' ? 'primary' : 'secondary'}
          isUnderWay={isUnderWay}
          onClick={() => {
            if (!refuse?.()) run()
          }}
        >
          {children}
        </Button>
      </div>
    </>
  )
}
