import type { Explanation } from '../../explanation.ts'
import type { ServiceTaskId } from '../service-tasks.ts'

/** What each service task is about (6.2), for a reader who meets the word first here. */
export const serviceTaskExplanations: Readonly<
  Record<ServiceTaskId, Explanation>
> = {
  'elderly-services': {
    sv: 'Service och stöd för äldre personer. Hit hör till exempel hemvård, boendeservice och stöd för närståendevård.',
    fi: 'Palveluja ja tukea iäkkäille ihmisille. Näitä ovat esimerkiksi kotihoito, asumispalvelut ja omaishoidon tuki.',
    en: 'Services and support for older people. Examples are home care, housing services and support for informal care.',
  },
  'services-for-families-with-children': {
    sv: 'Stöd för barn och familjer i vardagen. Hit hör till exempel familjearbete, hemservice och råd om uppfostran.',
    fi: 'Tukea lapsille ja perheille arjessa. Näitä ovat esimerkiksi perhetyö, kotipalvelu ja kasvatus- ja perheneuvonta.',
    en: 'Support for children and families in everyday life. Examples are family work, home help and advice on bringing up children.',
  },
  'child-protection': {
    sv: 'Stöd och skydd för barn vars hälsa eller utveckling behöver tryggas. Hit hör öppenvård, placering, omhändertagande och eftervård.',
    fi: 'Tukea ja suojelua lapselle, jonka terveyttä tai kehitystä on turvattava. Näitä ovat avohuolto, sijoitus, huostaanotto ja jälkihuolto.',
    en: 'Support and protection for a child whose health or development must be secured. It includes open care, placement, taking into care and aftercare.',
  },
  'family-law-services': {
    sv: 'Ärenden som gäller ett barns vårdnad, boende, umgänge, underhåll eller föräldrar. Hit hör också adoption.',
    fi: 'Asioita, jotka koskevat lapsen huoltoa, asumista, tapaamisia, elatusta tai vanhempia. Myös adoptio kuuluu tähän.',
    en: 'Matters about a child’s custody, home, contact, maintenance or parents. Adoption belongs here too.',
  },
  'substance-and-addiction-special-services': {
    sv: 'Stöd för den som har problem med alkohol, droger, läkemedel eller spel. Även de närstående kan få stöd.',
    fi: 'Tukea sille, jolla on ongelmia alkoholin, huumeiden, lääkkeiden tai pelaamisen kanssa. Myös läheiset voivat saada tukea.',
    en: 'Support for a person with problems with alcohol, drugs, medicines or gambling. Those close to the person can get support too.',
  },
  'services-for-working-age': {
    sv: 'Stöd för vuxna i arbetsför ålder. Hit hör till exempel socialt arbete, boendeservice och stöd för ekonomi och arbete.',
    fi: 'Tukea työikäisille aikuisille. Näitä ovat esimerkiksi sosiaalityö, asumispalvelut sekä tuki talouteen ja työllistymiseen.',
    en: 'Support for adults of working age. Examples are social work, housing services and support with money and work.',
  },
  'disability-services': {
    sv: 'Service som en person med funktionsnedsättning behöver i vardagen. Hit hör till exempel personlig assistans, färdtjänst och boende.',
    fi: 'Palveluja, joita vammainen ihminen tarvitsee arjessa. Näitä ovat esimerkiksi henkilökohtainen apu, kuljetuspalvelu ja asuminen.',
    en: 'Services that a person with a disability needs in everyday life. Examples are personal assistance, transport and housing.',
  },
}
