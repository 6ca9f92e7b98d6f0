import {
  AGES,
  GROUNDS,
  PERMISSIONS,
  RECEIVERS,
  VISITORS,
  type RegisterFacts,
  type VisitFacts,
  type WillFacts,
} from '../src/facts.ts'

const everyRegister: readonly RegisterFacts[] = AGES.flatMap((subjectAge) =>
  RECEIVERS.flatMap((informationReceivedBy) =>
    AGES.flatMap((receivedAs) =>
      PERMISSIONS.map((permission) => ({
        subjectAge,
        informationReceivedBy,
        receivedAs,
        permission,
      })),
    ),
  ),
)

/** Every state of a register, for every reader. */
export const everyFacts: readonly WillFacts[] = GROUNDS.flatMap((ground) =>
  everyRegister.map((register) => ({ ground, ...register })),
)

/** Every state of a register, for everybody who comes to a service unit. */
export const everyVisit: readonly VisitFacts[] = VISITORS.flatMap((visitor) =>
  everyRegister.map((register) => ({ visitor, ...register })),
)
