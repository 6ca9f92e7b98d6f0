import type { ArchiveConfig } from '../config.ts'
import type { CheckSettings } from './checks/check.ts'

/** What the checks take from the configuration. */
export const checkSettingsOf = ({
  phase,
  artificialIdentityCodes,
  clientSystems,
}: Pick<
  ArchiveConfig,
  'phase' | 'artificialIdentityCodes' | 'clientSystems'
>): CheckSettings => ({
  phase,
  artificialIdentityCodes,
  shelterUnits: clientSystems.flatMap((client) => client.shelterUnits ?? []),
})
