import type { operations } from '@mittkanta/contracts/archive'
import type { Handlers } from '@mittkanta/service-kit'

/** The handlers of these operations; those of all when none are named. */
export type ArchiveHandlers<
  Names extends keyof typeof operations = keyof typeof operations,
> = Pick<Handlers<typeof operations>, Names>
