import type { Subject } from './subject.ts'

const under = (subject: Subject) =>
  subject === 'self' ? '' : `/for/${subject}`

/**
 * The addresses of the pages of a record; a reader inside one record stays
 * there.
 */
export const places = {
  frontPage: (subject: Subject) => under(subject) || '/',

  task: (subject: Subject, task: string) =>
    `${under(subject)}/tasks/${encodeURIComponent(task)}`,

  documents: (subject: Subject) => `${under(subject)}/documents`,

  document: (subject: Subject, ref: string) =>
    `${under(subject)}/documents/${ref}`,

  permissions: (subject: Subject) => `${under(subject)}/permissions`,
  prohibitions: (subject: Subject) =>
    `${under(subject)}/permissions/prohibitions`,
  disclosures: (subject: Subject) => `${under(subject)}/disclosures`,
  copy: (subject: Subject) => `${under(subject)}/copy`,
  asking: (subject: Subject) => `${under(subject)}/ask`,
} as const

/**
 * Where a sign-in leads from a place. A handle and an answer of the registry
 * die with their session, so that both lead to where a person is chosen again.
 */
export function afterSignIn(pathname: string): string {
  return /^\/(for|acting)\//.test(pathname) ? '/acting' : pathname
}
