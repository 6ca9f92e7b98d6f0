import { OperatorAddress, OperatorName } from '../coverage/Operator.tsx'
import type { loader } from '../coverage/load-coverage.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { useLoaderData } from '../routing/routing.ts'
import { Fact, Facts } from '../ui/Facts.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Page } from '../ui/Page.tsx'
import {
  ANSWER_DAYS,
  ASSESSED_ON,
  AUTHORITY,
  CHECKED,
  GAPS,
  NOT_CHECKED,
  PREPARED_ON,
  STANDARD,
} from './statement-data.ts'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'
export { loader } from '../coverage/load-coverage.ts'

/** The accessibility statement (act 306/2019, section 9; (EU) 2018/1523). */
export function Component() {
  const t = useTexts('accessibility')
  const language = useLanguage()
  const { operator } = useLoaderData<typeof loader>()

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <div className="prose">
        <h2>{t('whoHeading')}</h2>
        <p>{t('who')}</p>
        <OperatorName operator={operator} />
        <h2>{t('statusHeading')}</h2>
        <p>{t('status', { standard: STANDARD })}</p>
        <h2>{t('gapsHeading')}</h2>
        <p>{t('gapsLead')}</p>
        <ul>
          {GAPS.map((gap) => (
            <li key={gap}>{t(`gap.${gap}`)}</li>
          ))}
        </ul>
        <h2>{t('alternativeHeading')}</h2>
        <p>{t('alternative')}</p>
        <h2>{t('assessedHeading')}</h2>
        <p>{t('assessed')}</p>
        <p>{t('checkedLead')}</p>
        <ul>
          {CHECKED.map((what) => (
            <li key={what}>{t(`checked.${what}`)}</li>
          ))}
        </ul>
        <p>{t('notCheckedLead')}</p>
        <ul>
          {NOT_CHECKED.map((what) => (
            <li key={what}>{t(`notChecked.${what}`)}</li>
          ))}
        </ul>
        <Facts>
          <Fact term={t('assessedOn')}>
            <LocalDate date={ASSESSED_ON} />
          </Fact>
          <Fact term={t('preparedOn')}>
            <LocalDate date={PREPARED_ON} />
          </Fact>
        </Facts>
        <h2>{t('feedbackHeading')}</h2>
        <p>{t('feedback', { days: ANSWER_DAYS })}</p>
        <OperatorAddress
          operator={operator}
          to={t('feedbackTo')}
          nowhere={t('feedbackNowhere')}
        />
        <h2>{t('authorityHeading')}</h2>
        <p>{t('authority', { days: ANSWER_DAYS })}</p>
        <p>{t('authorityName')}</p>
        <Facts>
          <Fact term={t('authorityWeb')}>{AUTHORITY.web[language]}</Fact>
          <Fact term={t('authorityTelephone')}>{AUTHORITY.telephone}</Fact>
        </Facts>
        <h2>{t('lawHeading')}</h2>
        <p>{t('law')}</p>
      </div>
    </Page>
  )
}
