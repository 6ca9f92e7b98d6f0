import type { DocumentPage } from '@mittkanta/contracts'
import { useId, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { DocumentContent } from './DocumentContent.tsx'

interface Props {
  readonly attachments: DocumentPage['attachments']
  readonly controllerName: string
}

/** The attachments that are shown; each is fetched when it is opened. */
export function Attachments({ attachments, controllerName }: Props) {
  const t = useTexts('document')
  if (attachments.length === 0) return null
  return (
    <section className="card" aria-labelledby="attachments">
      <h2 id="attachments" className="card__heading">
        {t('attachmentsHeading')}
      </h2>
      <ol className="attachments" role="list">
        {attachments.map((attachment) => (
          <li key={attachment.ref}>
            <Attachment
              attachment={attachment}
              controllerName={controllerName}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface AttachmentProps {
  readonly attachment: DocumentPage['attachments'][number]
  readonly controllerName: string
}

function Attachment({ attachment, controllerName }: AttachmentProps) {
  const t = useTexts('document')
  const content = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { name, nameLanguage } = attachment
  return (
    <>
      <div className="attachments__row">
        <h3 lang={nameLanguage ?? undefined}>{name}</h3>
        <button
          type="button"
          className="button button--secondary"
          aria-expanded={isOpen}
          aria-controls={isOpen ? content : undefined}
          aria-label={t(isOpen ? 'hideNamed' : 'showNamed', { name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t(isOpen ? 'hide' : 'show')}
        </button>
      </div>
      {isOpen && (
        <div id={content}>
          <DocumentContent
            shown={{ ...attachment, controllerName, level: 4 }}
          />
        </div>
      )}
    </>
  )
}
