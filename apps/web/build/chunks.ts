/**
 * Few files for the first page: the libraries and what every page uses. What only a later page needs comes with that page.
 */
export const groups = [
  {
    name: 'libraries',
    test: /node_modules\/(react|react-dom|scheduler|react-router|i18next)\//,
  },
  {
    name: 'shared',
    test: new RegExp(
      [
        String.raw`src/(api|i18n|routing|session|subject|ui)/[\w-]+\.tsx?$`,
        String.raw`src/acting/(TurnsEighteen|registry-answer)\.tsx?$`,
        String.raw`src/visits/VisitsLink\.tsx$`,
        String.raw`/packages/calendar/`,
        // Without a name: the values of the contracts, such as the languages.
        `\0contracts(/(ActingAnswer|FrontPage|ProblemDocument|SessionState|SignedOut|SubjectRef))?$`,
        'rolldown/runtime',
      ].join('|'),
    ),
  },
]
