import { markersIn } from './marker-words.js'

const TEST_FUNCTIONS = ['describe', 'it', 'test']

/**
 * ESLint rule: reports marker words of translated English in comments and in
 * the names of tests. The list is in `marker-words.js`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const plainEnglish = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      marker: '“{{word}}” is not plain English here. Write: {{instead}}.',
    },
  },

  create(context) {
    const { sourceCode } = context

    /** Reports the marker words of a comment or a literal where they are. */
    function check(node) {
      for (const { word, index, instead } of markersIn(
        sourceCode.text.slice(...node.range),
      )) {
        const start = node.range[0] + index
        context.report({
          loc: {
            start: sourceCode.getLocFromIndex(start),
            end: sourceCode.getLocFromIndex(start + word.length),
          },
          messageId: 'marker',
          data: { word, instead },
        })
      }
    }

    return {
      Program() {
        sourceCode.getAllComments().forEach(check)
      },
      CallExpression({ callee, arguments: [name] }) {
        if (!TEST_FUNCTIONS.includes(rootName(callee))) return
        if (name?.type === 'Literal') check(name)
        if (name?.type === 'TemplateLiteral') name.quasis.forEach(check)
      },
    }
  },
}

/** `it` of `it`, `it.skip`, `it.each(cases)` and `` it.each`cases` ``. */
function rootName(callee) {
  switch (callee.type) {
    case 'Identifier':
      return callee.name
    case 'MemberExpression':
      return rootName(callee.object)
    case 'CallExpression':
      return rootName(callee.callee)
    case 'TaggedTemplateExpression':
      return rootName(callee.tag)
    default:
      return ''
  }
}
