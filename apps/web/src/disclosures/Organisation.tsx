import type { Disclosures } from '@mittkanta/contracts'
import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

interface Props {
  readonly organisations: Disclosures['organisations']
  /** Id of the one that is searched by. */
  readonly chosen: string | null
}

/** The choice of one organisation among those that have received. */
export function Organisation({ organisations, chosen }: Props) {
  const t = useTexts('disclosures')
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('organisation')}</label>
      <select id={id} name="organisation" defaultValue={chosen ?? ''}>
        <option value="">{t('everyOrganisation')}</option>
        {organisations.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}
