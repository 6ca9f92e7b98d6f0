import asking from './asking.json' with { type: 'json' }
import copy from './copy.json' with { type: 'json' }
import disclosures from './disclosures.json' with { type: 'json' }
import kantaInformation from './kanta-information.json' with { type: 'json' }
import permissions from './permissions.json' with { type: 'json' }
import prohibitions from './prohibitions.json' with { type: 'json' }

export const texts = {
  asking,
  copy,
  disclosures,
  kantaInformation,
  permissions,
  prohibitions,
}
