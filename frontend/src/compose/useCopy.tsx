import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ConfirmModal } from '../shared/ConfirmModal'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'
import { fileName } from '../shared/video'
import { type Draft, isBlank } from './draft'
import { changeDraft, currentDraft } from './draftStore'

/** Takes a draft to where posts are written. One that is there already is not lost unasked. */
export function useCopy() {
  const navigate = useNavigate()
  const dialog = useDialog()
  const [copied, setCopied] = useState<Draft>()

  function take(draft: Draft) {
    changeDraft(() => draft)
    toast('Copied. Change what you want, then post it.')
    void navigate('/')
  }

  return {
    copy: (draft: Draft) => {
      if (isBlank(currentDraft())) {
        take(draft)
      } else {
        setCopied(draft)
        dialog.open()
      }
    },
    question: dialog.opened && copied && (
      <ReplaceDraft onConfirm={() => take(copied)} onClose={dialog.close} />
    ),
  }
}

function ReplaceDraft({ onConfirm, onClose }: { onConfirm: () => void; onClose: () => void }) {
  const { caption, videoUrl, unanswered } = currentDraft()
  const what = caption.trim() || (videoUrl && fileName(videoUrl))
  return (
    <ConfirmModal
      title="Replace your draft?"
      keep="Keep my draft"
      confirm="Replace it"
      loading={false}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      You have a draft that you have not posted{what && ': '}
      {what && <q dir="auto">{shortened(what)}</q>}. The copy takes its place.
      {unanswered &&
        ' It was sent, and no answer came: it may have been accepted. Look at the list of your posts first.'}
    </ConfirmModal>
  )
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text
}
