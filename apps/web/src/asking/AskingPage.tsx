import '../styles/wills.css'
import { useState } from 'react'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { controllersOf } from './controllers.ts'
import { Letter } from './Letter.tsx'
import { Options } from './Options.tsx'
import { WANTS, type Want } from './wants.ts'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  return controllersOf(subject, language, request.signal)
}

/**
 * How to ask a controller for what is not shown and for a correction (5.1.1),
 * with a letter made in the browser. The same for everyone; nothing is sent (R2).
 */
export function Component() {
  const t = useTexts('asking')
  const controllers = useLoaderData<typeof loader>()
  /** Null for one that is not named here. */
  const [controller, setController] = useState(controllers[0] ?? null)
  const [want, setWant] = useState<Want>('see')

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <p>{t('how')}</p>
      <WordsHere page="asking" />
      {controllers.length === 0 && <p>{t('noControllers')}</p>}
      <Options
        legend={t('controllersHeading')}
        options={[
          ...controllers.map((name) => ({ value: name, label: name })),
          { value: null, label: t('other'), hint: t('otherHint') },
        ]}
        chosen={controller}
        choose={setController}
      />
      <Options
        legend={t('wantHeading')}
        options={WANTS.map((value) => ({
          value,
          label: t(`want.${value}`),
          hint: t(`${value}Text`),
        }))}
        chosen={want}
        choose={setWant}
      />
      <p className="hint">{t('help')}</p>
      <Letter controller={controller} want={want} />
    </Page>
  )
}
