/**
 * ESLint rule: refuses `z.string()` in a schema of what comes in. A length alone
 * does not make a text: it can still hold U+0000, half of a surrogate pair or
 * white space only, and zod counts UTF-16 units. The text types are those of
 * `packages/contracts/src/text.ts` (ADR 0031).
 *
 * A `z.string()` is not bare when its chain has `.regex(/^…$/)`, which says every
 * character, or `.refine(CHECK)` with a function that the option `checks` names.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noBareString = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { checks: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
    messages: {
      bare: 'A bare string takes in U+0000, halves of characters and white space. Use line, requiredLine, prose or ascii of @mittkanta/contracts; in an answer, AnswerText.',
    },
  },

  create(context) {
    const { checks = [] } = context.options[0] ?? {}
    return {
      CallExpression(node) {
        if (isString(node) && !isDetermined(node, checks)) {
          context.report({ node, messageId: 'bare' })
        }
      },
    }
  },
}

/** `z.string()` or `z.coerce.string()`. */
function isString({ callee }) {
  if (!isMember(callee, 'string')) return false
  const { object } = callee
  return isZod(object) || (isMember(object, 'coerce') && isZod(object.object))
}

const isZod = ({ type, name }) => type === 'Identifier' && name === 'z'

const isMember = ({ type, property }, name) =>
  type === 'MemberExpression' && property.name === name

/** Whether a later call of the chain says which characters the text has. */
function isDetermined(node, checks) {
  for (let call = callOn(node); call !== undefined; call = callOn(call)) {
    const [argument] = call.arguments
    if (isMember(call.callee, 'regex') && isAnchored(argument)) return true
    const isNamed =
      argument?.type === 'Identifier' && checks.includes(argument.name)
    if (isMember(call.callee, 'refine') && isNamed) return true
  }
  return false
}

const isAnchored = (argument) =>
  argument?.regex !== undefined && /^\^.*\$$/s.test(argument.regex.pattern)

/** The call of a method of a node's value, if there is one. */
function callOn(node) {
  const { parent } = node
  return parent?.type === 'MemberExpression' &&
    parent.object === node &&
    parent.parent?.type === 'CallExpression' &&
    parent.parent.callee === parent
    ? parent.parent
    : undefined
}
