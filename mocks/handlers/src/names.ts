import type { DocumentTypeId } from '@mittkanta/code-sets'
import { texts, type Localized } from './localized.ts'

/** Service tasks by the id in the address. */
export const taskNames = {
  'elderly-services': texts(
    'Äldreservice',
    'Iäkkäiden palvelut',
    'Services for older people',
  ),
  'services-for-working-age': texts(
    'Service för personer i arbetsför ålder',
    'Työikäisten palvelut',
    'Services for people of working age',
  ),
  'disability-services': texts(
    'Funktionshinderservice',
    'Vammaispalvelut',
    'Disability services',
  ),
  'child-protection': texts('Barnskydd', 'Lastensuojelu', 'Child protection'),
} as const

export type TaskId = keyof typeof taskNames

export const documentNames = {
  application: texts(
    'Ansökan om äldreservice',
    'Hakemus iäkkäiden palveluista',
    'Application for services for older people',
  ),
  assessment: texts(
    'Bedömning av servicebehovet',
    'Palvelutarpeen arviointi',
    'Assessment of the need for services',
  ),
  decision: texts(
    'Beslut om äldreservice',
    'Päätös iäkkäiden palveluista',
    'Decision on services for older people',
  ),
  carePlan: texts(
    'Vård- och serviceplan för närståendevård',
    'Omaishoidon hoito- ja palvelusuunnitelma',
    'Care and service plan for informal care',
  ),
  assistanceApplication: texts(
    'Ansökan om kompletterande eller förebyggande utkomststöd',
    'Hakemus täydentävästä tai ehkäisevästä toimeentulotuesta',
    'Application for supplementary or preventive social assistance',
  ),
  assistanceDecision: texts(
    'Beslut om kompletterande eller förebyggande utkomststöd',
    'Päätös täydentävästä tai ehkäisevästä toimeentulotuesta',
    'Decision on supplementary or preventive social assistance',
  ),
  transportDecision: texts(
    'Beslut om färdtjänst',
    'Päätös kuljetuspalvelusta',
    'Decision on transport services',
  ),
  clientPlan: texts('Klientplan', 'Asiakassuunnitelma', 'Client plan'),
  upbringingPlan: texts(
    'Plan för vård och fostran',
    'Hoito- ja kasvatussuunnitelma',
    'Plan for care and upbringing',
  ),
  hearing: texts(
    'Hörande av barnet',
    'Lapsen kuuleminen',
    'Hearing of the child',
  ),
  receipt: texts('Hyreskvitto', 'Vuokrakuitti', 'Rent receipt'),
} as const

/**
 * The types that the documents of these names have, where the reader is shown
 * what they are.
 */
export const typesOfNames: ReadonlyMap<Localized, DocumentTypeId> = new Map([
  [documentNames.application, 'application-elderly-services'],
  [documentNames.assessment, 'needs-assessment-older-people'],
  [documentNames.decision, 'decision-elderly'],
  [documentNames.carePlan, 'informal-care-plan'],
  [documentNames.assistanceApplication, 'application-social-assistance'],
  [documentNames.assistanceDecision, 'decision-social-assistance'],
  [documentNames.transportDecision, 'decision-disability'],
  [documentNames.clientPlan, 'client-plan-child-protection'],
  [documentNames.upbringingPlan, 'care-and-upbringing-plan'],
  [documentNames.hearing, 'hearing-document-child-protection'],
])

export const serviceNames = {
  informalCare: texts(
    'Stöd för närståendevård',
    'Omaishoidon tuki',
    'Support for informal care',
  ),
  assistance: texts('Utkomststöd', 'Toimeentulotuki', 'Social assistance'),
  mobility: texts(
    'Service som stöder rörligheten',
    'Liikkumista tukeva palvelu',
    'Services supporting mobility',
  ),
  institution: texts(
    'Institutionsservice',
    'Laitospalvelu',
    'Institutional service',
  ),
} as const

export const signatureMethods = {
  professional: texts(
    'En yrkesutbildad persons elektroniska underskrift',
    'Ammattihenkilön sähköinen allekirjoitus',
    'Professional’s electronic signature',
  ),
  system: texts(
    'Systemunderskrift',
    'Järjestelmäallekirjoitus',
    'System signature',
  ),
} as const

export const writingError = texts(
  'Uppenbart skrivfel',
  'Ilmeinen kirjoitusvirhe',
  'Obvious writing error',
)

export const controllers = {
  west: 'Västra strandens välfärdsområde',
  lakes: 'Järviseudun hyvinvointialue',
} as const

/** Their ids, in the arc of examples. */
export const controllerIds = {
  [controllers.west]: '1.2.246.10.99999901.10.0',
  [controllers.lakes]: '1.2.246.10.99999902.10.0',
} as const
