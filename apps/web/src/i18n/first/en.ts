/** The texts of the front page, as one file. */
export { default as common } from '../en/common.json' with { type: 'json' }
export { default as frontPage } from '../en/front-page.json' with { type: 'json' }
export { default as problems } from '../en/problems.json' with { type: 'json' }
export { default as session } from '../en/session.json' with { type: 'json' }
