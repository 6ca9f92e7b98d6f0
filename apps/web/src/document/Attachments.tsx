import type { DocumentPage } from '@mittkanta/contracts'
import { useId, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Card } from '../ui/Card.tsx'
import { DocumentContent } from './DocumentContent.tsx'
import { Button } from '../ui/Button.tsx'
import { Marks } from '../ui/Marks.tsx'

interface Props {
  readonly attachments: DocumentPage['attachments']
  readonly controllerName: string
}

/** The attachments that are shown; each is fetched when it is opened. */
export function Attachments({ attachments, controllerName }: Props) {
  const t = useTexts('document')
  if (attachments.length === 0) return null
  return (
    <Card heading={t('attachmentsHeading')}>
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
    </Card>
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
  const { name, nameLanguage, marks } = attachment
  return (
    <>
      <div className="attachments__row">
        <h3 lang={nameLanguage ?? undefined}>{name}</h3>
        <Button
          variant="secondary"
          aria-expanded={isOpen}
          aria-controls={isOpen ? content : undefined}
          aria-label={t(isOpen ? 'hideNamed' : 'showNamed', { name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t(isOpen ? 'hide' : 'show')}
        </Button>
      </div>
      <Marks marks={marks} />
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
