/**
 * What the project decided where the handbook leaves something open, contradicts
 * itself or is silent. A rule names the decisions that it rests on.
 */
export const decisions = {
  A1: 'Active use ends 2 + 15 years after the case was closed. An open or reopened case has no end; a document of several cases follows the one that ends last.',
  A3: 'The date of a document is the day it became available to this kind of reader: the archiving of its first version, or the end of the last thing that hid it from them (a delay, special content, a guardian value, a mark of a case or main document), whichever is later. A change of MittKanta’s phase keeps it.',
  A6: 'What became available after the reader’s previous visit is new. For 90 days a document says in the client’s own view that its delay has ended; every other release is new without words.',
  A8: 'The information text appears only in the client’s own view. Delayed, special-content and pre-restricted documents call for it, so do joint documents while they are withheld, what a document became after the client left its case, and a client relation document that is delayed or has special content. Old and first-phase documents, journal entries in the first phase, annulled and superseded versions and ended active use do not.',
  A9: 'Parenthood investigation stays hidden by type or service; removing special content alone does not release it.',
  A10: 'Paternity and maternity investigations are held as parenthood investigations are.',
  A11: 'Row 11 of Tabell 5.5.1 is read as speaking of special content.',
  A12: 'Row 12 of Tabell 5.5.1 covers all four violence documents.',
  A13: 'A document is hidden if it or any of its cases is restricted; a linked case is a case of the document.',
  A15: 'Every document of a minor carries a guardian-disclosure value; on case documents the value is optional.',
  A16: 'A delay or a guardian prohibition on the client relation document hides its front-page data, until that day or from that reader.',
  A19: 'Who acts for another sees a joint document only as a client of that very document; guardian prohibitions do not hide it from such a client.',
  A20: 'MittKanta’s first phase counts the clients of the document, not of its case.',
  A21: 'The clients named in the document decide who sees it, also after somebody has joined or left the case. A person who left keeps what was drawn up while in the case, as it was when they left: a later version stays only when it changes marks alone.',
  A29: 'A mandate holder reads what the client reads, save joint documents of which the mandate holder is not a client.',
  A36: 'A document is listed under the service task of its own case, under each other task that it names in which the reader could see at least one case of the client, and under the task of each linked case that the reader could see.',
  A39: 'Case documents are not listed.',
  A40: 'An attachment is shown only when itself visible, under a visible main document.',
  death:
    'A deceased person reads nothing, and nobody acts for them: the record of a person with a recorded date of death is shown to nobody, and a reader with one sees nothing.',
  unknown:
    'Any code, date or field that the portal does not know hides the document and is counted in a metric.',
} as const

export type DecisionId = keyof typeof decisions
