import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Choice, ChoiceGroup } from '../ui/Choice.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Field } from '../ui/Field.tsx'

const EXAMPLE = { example: '15.3.2024' }

/** What is filled in and chosen, with and without errors. */
export function Questions() {
  const t = useTexts('task')
  const permissions = useTexts('permissions')
  const disclosures = useTexts('disclosures')
  const name = useId()
  const wrong = useId()
  const error = t('errorNotDateFrom', EXAMPLE)
  return (
    <>
      <ErrorSummary
        heading={t('errorsHeading')}
        errors={[{ field: wrong, text: error }]}
        attempt={null}
      />
      <Field label={t('from')} hint={t('dateHintAny', EXAMPLE)}>
        {(control) => <input {...control} type="text" />}
      </Field>
      <Field id={wrong} label={t('from')} error={error}>
        {(control) => <input {...control} type="text" defaultValue="31.2." />}
      </Field>
      <Field label={disclosures('organisation')}>
        {(control) => (
          <select {...control}>
            <option>{disclosures('everyOrganisation')}</option>
          </select>
        )}
      </Field>
      <Field label={disclosures('howToAsk')} className="field--long">
        {(control) => <textarea {...control} rows={3} />}
      </Field>
      <ChoiceGroup legend={permissions('permission.heading')}>
        <Choice
          type="checkbox"
          label={permissions('permission.together')}
          hint={permissions('permission.togetherHint')}
        />
        <Choice
          type="checkbox"
          label={permissions('permission.together')}
          error={permissions('permission.togetherMissing')}
        />
        <Choice
          type="radio"
          name={name}
          defaultChecked
          label={permissions('permission.give')}
        />
        <Choice
          type="radio"
          name={name}
          label={permissions('permission.revoke')}
        />
      </ChoiceGroup>
    </>
  )
}
