import { triggerReminder, type MittKantaPhase } from '@mittkanta/code-sets'
import { Oid, type DeliveredDocument, type Receipt } from '@mittkanta/contracts'

type Reminder = Receipt['reminders'][number]

const MESSAGES: Readonly<
  Record<'none' | 'someone-else-heard', Reminder['message']>
> = {
  none: {
    sv: 'Klienten kommer att se handlingen i MittKanta. Bedöm om visningen ska begränsas.',
    fi: 'Asiakas tulee näkemään asiakirjan OmaKannassa. Arvioi, onko näyttämistä rajoitettava.',
    en: 'The client will see this document in MittKanta. Judge whether showing it must be restricted.',
  },
  'someone-else-heard': {
    sv: 'Om någon annan än klienten har hörts: klienten kommer att se handlingen i MittKanta. Bedöm om visningen ska begränsas.',
    fi: 'Jos kuultavana on ollut joku muu kuin asiakas: asiakas tulee näkemään asiakirjan OmaKannassa. Arvioi, onko näyttämistä rajoitettava.',
    en: 'If somebody other than the client was heard: the client will see this document in MittKanta. Judge whether showing it must be restricted.',
  },
}

/**
 * Reminders that critical documents will be seen (Tabell 5.2.2). A document
 * that is annulled, or that carries special content and will not be seen, needs
 * none.
 */
export function remindersOf(
  documents: readonly DeliveredDocument[],
  phase: MittKantaPhase,
): readonly Reminder[] {
  return documents.flatMap(({ metadata }) => {
    const reminder = triggerReminder(metadata.documentType ?? '', phase)
    if (
      !reminder ||
      metadata.status === 'annulled' ||
      metadata.specialContent === true
    ) {
      return []
    }
    return [
      {
        rule: 'will-be-seen' as const,
        section: '5.2.2' as const,
        documentId: Oid.parse(metadata.documentId),
        message: MESSAGES[reminder.condition],
      },
    ]
  })
}
