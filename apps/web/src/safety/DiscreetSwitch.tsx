import { useTexts } from '../i18n/use-texts.ts'
import { Button } from '../ui/Button.tsx'
import { setDiscreet, useDiscreet } from './discreet.ts'

/** Turns the discreet titles of this browser on and off. */
export function DiscreetSwitch() {
  const t = useTexts('safety')
  const isOn = useDiscreet()
  return (
    <>
      <p role="status">{t(isOn ? 'discreet.isOn' : 'discreet.isOff')}</p>
      <p>
        <Button variant="secondary" onClick={() => setDiscreet(!isOn)}>
          {t(isOn ? 'discreet.turnOff' : 'discreet.turnOn')}
        </Button>
      </p>
    </>
  )
}
