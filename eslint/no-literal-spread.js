/**
 * ESLint rule: refuses the spread of an object literal in an object literal, and
 * of an array literal in an array literal. It only puts several entries on one
 * line, and TypeScript does not look for excess properties inside it.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noLiteralSpread = {
  meta: {
    type: 'problem',
    fixable: 'code',
    schema: [],
    messages: {
      spread:
        'Write the entries without the spread: inside it, TypeScript does not look for excess properties.',
    },
  },

  create(context) {
    /** @param literal what is spread @param entries of the literal */
    const refuse = (node, literal, entries) => {
      context.report({
        node,
        messageId: 'spread',
        fix: (fixer) => {
          const source = context.sourceCode
          const [first, last] = [entries.at(0), entries.at(-1)]
          if (!first || !last || source.getCommentsInside(literal).length > 0)
            return null
          const text = source.text.slice(first.range[0], last.range[1])
          return fixer.replaceText(node, text)
        },
      })
    }
    return {
      'ObjectExpression > SpreadElement > ObjectExpression'(literal) {
        refuse(literal.parent, literal, literal.properties)
      },
      'ArrayExpression > SpreadElement > ArrayExpression'(literal) {
        if (literal.elements.every((element) => element !== null))
          refuse(literal.parent, literal, literal.elements)
      },
      'ArrayExpression > SpreadElement > TSAsExpression > ArrayExpression'(
        literal,
      ) {
        if (literal.elements.every((element) => element !== null))
          refuse(literal.parent.parent, literal, literal.elements)
      },
    }
  },
}
