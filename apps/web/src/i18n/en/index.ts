import about from './about.json' with { type: 'json' }
import acting from './acting.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import document from './document.json' with { type: 'json' }
import frontPage from './front-page.json' with { type: 'json' }
import problems from './problems.json' with { type: 'json' }
import session from './session.json' with { type: 'json' }
import task from './task.json' with { type: 'json' }
import visits from './visits.json' with { type: 'json' }

export const texts = {
  about,
  acting,
  common,
  document,
  frontPage,
  problems,
  session,
  task,
  visits,
}
