import type { Action, Standing, VisitFacts, WillFacts } from '../src/facts.ts'

/*
 * The rules a second time, written from Tabell 5.6.1 and 11.4.1, reader by reader,
 * and not from the policy's tables.
 */

/** The standing of an action in MittKanta. */
export function referenceStanding(action: Action, facts: WillFacts): Standing {
  const { ground, subjectAge } = facts
  if (ground === 'own' && subjectAge === 'minor') return ofMinor(action, facts)
  if (ground === 'guardian' && subjectAge === 'minor') {
    return ofGuardian(action, facts)
  }
  if ((ground === 'own' || ground === 'mandate') && subjectAge === 'adult') {
    return ofAdult(action, facts)
  }
  return 'not-yours'
}

/** Tabell 5.6.1, the second column: everything at a provider, prohibitions are seen. */
function ofMinor(
  action: Action,
  { informationReceivedBy }: WillFacts,
): Standing {
  if (action === 'see-prohibitions') return 'open'
  const isRepeated =
    action === 'receive-information' && informationReceivedBy === 'client'
  return isRepeated ? 'done' : 'at-provider'
}

/** The third column. */
function ofGuardian(
  action: Action,
  { informationReceivedBy, permission }: WillFacts,
): Standing {
  if (action === 'see-prohibitions') return 'at-provider'
  if (informationReceivedBy === 'client') return 'minor-decides'
  if (action === 'revoke-permission' || action === 'change-prohibitions') {
    return 'at-provider'
  }
  switch (informationReceivedBy) {
    case 'nobody':
    case 'legal-representative':
      return action === 'receive-information' ? 'open' : 'information-first'
    case 'guardian':
      if (action === 'receive-information') return 'done'
      if (action === 'see-permission') return 'open'
      return givenTo(permission, 'positive')
    case 'mandate-holder':
    case 'unknown':
      return 'not-yours'
  }
}

/** The first column, and the holder of the adult's mandate (decision A29). */
function ofAdult(
  action: Action,
  { informationReceivedBy, receivedAs, permission }: WillFacts,
): Standing {
  if (action.startsWith('see')) return 'open'
  if (informationReceivedBy === 'unknown') return 'not-yours'
  if (action === 'receive-information') {
    const isOwn =
      informationReceivedBy === 'client' ||
      informationReceivedBy === 'mandate-holder'
    return isOwn && receivedAs !== 'minor' ? 'done' : 'open'
  }
  if (informationReceivedBy === 'nobody') return 'information-first'
  if (action === 'change-prohibitions') return 'open'
  return givenTo(
    permission,
    action === 'give-permission' ? 'positive' : 'negative',
  )
}

/** A value that applies is not given again; an unknown one is not changed. */
function givenTo(
  permission: WillFacts['permission'],
  wanted: 'positive' | 'negative',
): Standing {
  if (permission === 'unknown') return 'not-yours'
  return permission === wanted ? 'done' : 'open'
}

/** Ids of the rules by which a provider must not record an action. */
export function referenceRefusals(
  action: Action,
  { subjectAge, visitor, informationReceivedBy: receiver }: VisitFacts,
): string[] {
  if (action.startsWith('see')) return []
  const isInformation = action === 'receive-information'
  const refused: string[] = []
  if (subjectAge === 'unknown') refused.push('age-unknown')
  if (visitor === 'guardian' && subjectAge === 'adult') {
    refused.push('guardian-of-minor-only')
  }
  const minorReceived = subjectAge === 'minor' && receiver === 'client'
  if (isInformation) {
    return minorReceived && visitor !== 'client'
      ? [...refused, 'minor-received-before']
      : refused
  }
  if (receiver === 'nobody' || receiver === 'unknown') {
    refused.push('information-before-will')
  }
  if (
    subjectAge === 'minor' &&
    visitor === 'client' &&
    receiver !== 'client' &&
    receiver !== 'nobody'
  ) {
    refused.push('minor-informed-in-person')
  }
  if (
    action === 'change-prohibitions' &&
    minorReceived &&
    visitor !== 'client'
  ) {
    refused.push('minor-prohibits-alone')
  }
  return refused
}
