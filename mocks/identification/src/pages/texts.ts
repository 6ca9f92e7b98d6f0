export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
}

interface Texts {
  readonly service: string
  readonly standIn: string
  readonly language: string
  readonly chooseTitle: string
  readonly chooseLead: (service: string) => string
  readonly otherPeople: string
  readonly cancel: string
  readonly signOutTitle: string
  readonly signOut: string
  readonly staySignedIn: string
  readonly signedOutTitle: string
  readonly signedOutLead: string
  readonly errorTitle: string
  readonly errorLead: string
  readonly errorCode: string
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  fi: {
    service: 'Testitunnistus',
    standIn:
      'Tämä on tunnistuspalvelun korvike testausta varten, ei oikea tunnistuspalvelu. Kaikki henkilöt ovat keksittyjä.',
    language: 'Kieli',
    chooseTitle: 'Kuka kirjautuu?',
    chooseLead: (service) =>
      `Valitse henkilö, jona kirjaudut palveluun ${service}.`,
    otherPeople: 'Henkilöt',
    cancel: 'Peruuta ja palaa palveluun',
    signOutTitle: 'Haluatko kirjautua ulos?',
    signOut: 'Kirjaudu ulos',
    staySignedIn: 'Älä kirjaudu ulos',
    signedOutTitle: 'Olet kirjautunut ulos',
    signedOutLead: 'Voit sulkea tämän sivun.',
    errorTitle: 'Tunnistus ei onnistunut',
    errorLead: 'Palaa palveluun, josta tulit, ja yritä uudelleen.',
    errorCode: 'Virhe',
  },
  sv: {
    service: 'Testidentifiering',
    standIn:
      'Det här är en ersättare för identifieringstjänsten, gjord för testning. Den är inte en riktig identifieringstjänst. Alla personer är påhittade.',
    language: 'Språk',
    chooseTitle: 'Vem loggar in?',
    chooseLead: (service) =>
      `Välj den person som du loggar in som i tjänsten ${service}.`,
    otherPeople: 'Personer',
    cancel: 'Avbryt och gå tillbaka till tjänsten',
    signOutTitle: 'Vill du logga ut?',
    signOut: 'Logga ut',
    staySignedIn: 'Logga inte ut',
    signedOutTitle: 'Du har loggat ut',
    signedOutLead: 'Du kan stänga den här sidan.',
    errorTitle: 'Identifieringen lyckades inte',
    errorLead: 'Gå tillbaka till tjänsten som du kom från och försök på nytt.',
    errorCode: 'Fel',
  },
  en: {
    service: 'Test identification',
    standIn:
      'This is a stand-in for the identification service, made for testing. It is not a real identification service. All people are invented.',
    language: 'Language',
    chooseTitle: 'Who is signing in?',
    chooseLead: (service) => `Choose the person you sign in to ${service} as.`,
    otherPeople: 'People',
    cancel: 'Cancel and go back to the service',
    signOutTitle: 'Do you want to sign out?',
    signOut: 'Sign out',
    staySignedIn: 'Do not sign out',
    signedOutTitle: 'You have signed out',
    signedOutLead: 'You can close this page.',
    errorTitle: 'The identification did not succeed',
    errorLead: 'Go back to the service you came from and try again.',
    errorCode: 'Error',
  },
}

/**
 * The first language in a list of preferences that the pages speak; Finnish when
 * there is none.
 *
 * @param preferences language tags, as in `ui_locales` or `Accept-Language`
 */
export function languageOf(...preferences: readonly unknown[]): Language {
  const tags = preferences.flatMap((list) =>
    typeof list === 'string' ? list.toLowerCase().split(/[\s,]+/) : [],
  )
  for (const tag of tags) {
    const found = LANGUAGES.find((language) => language === tag.slice(0, 2))
    if (found) return found
  }
  return 'fi'
}
