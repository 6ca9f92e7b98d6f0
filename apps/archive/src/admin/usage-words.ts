/** The events of the usage log in plain words. */
const WORDS: Readonly<Record<string, string>> = {
  'sign-in': 'signed in',
  'not-served': 'tried to sign in, act or read, and was refused',
  'sessions-ended': 'had the client’s sessions ended',
  'acting-begun': 'began to act for the client',
  'front-page': 'opened the front page',
  'task-list': 'opened a list of documents',
  search: 'searched the record',
  document: 'opened a document’s page',
  content: 'fetched a document’s content',
  display: 'read a document’s content on the screen',
  visits: 'looked at who has acted for the client',
  wills: 'looked at permission and prohibitions',
  'will-change': 'changed permission or prohibitions',
  'will-preview': 'looked at what prohibitions would do',
  controllers: 'looked at the organisers that a prohibition can name',
  'will-delivery': 'delivered permission or prohibitions',
  'will-query': 'asked for permission and prohibitions',
  'disclosure-search': 'searched for the client’s data',
  disclosure: 'was given client data',
  disclosures: 'looked at to whom data have been disclosed',
  delivery: 'delivered documents about the client',
  'admin-report-usage': 'made a report like this one',
  'admin-record-death':
    'recorded, corrected or withdrew the client’s date of death',
  'admin-explain': 'looked at why a document is shown or not',
}

/** An event in plain words; the word itself when it is new. */
export const usageWords = (event: string): string => WORDS[event] ?? event
