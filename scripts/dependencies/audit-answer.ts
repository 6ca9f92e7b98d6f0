import { z } from 'zod'

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      name: z.string(),
      severity: z.enum(SEVERITIES),
      range: z.string(),
    }),
  ),
})

/** What an audit came to. `unknown`: the registry gave no answer to go by. */
export type AuditOutcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly found: readonly Advisory[] }

export interface Advisory {
  readonly name: string
  readonly severity: (typeof SEVERITIES)[number]
  /** Versions that are affected. */
  readonly range: string
  /** Whether SECURITY.md gives days, not months, to mend it. */
  readonly isUrgent: boolean
}

/** Reads what `npm audit --json` printed. */
export function readAudit(printed: string): AuditOutcome {
  const answer = report.safeParse(parsed(printed))
  if (!answer.success) return { kind: 'unknown' }
  return {
    kind: 'known',
    found: Object.values(answer.data.vulnerabilities).map((one) => ({
      ...one,
      isUrgent: one.severity === 'high' || one.severity === 'critical',
    })),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
