import type { Disclosures } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { Field } from '../ui/Field.tsx'

interface Props {
  readonly organisations: Disclosures['organisations']
  /** Id of the one that is searched by. */
  readonly chosen: string | null
}

/** The choice of one organisation among those that have received. */
export function Organisation({ organisations, chosen }: Props) {
  const t = useTexts('disclosures')
  return (
    <Field label={t('organisation')}>
      {(control) => (
        <select {...control} name="organisation" defaultValue={chosen ?? ''}>
          <option value="">{t('everyOrganisation')}</option>
          {organisations.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
